// relay carries connections from addresses of this machine to addresses inside a real node's network.
//
//	relay PID_FILE LISTEN=TARGET...
//
// PID_FILE has the pid of a process in that network. No route leads there: the relay listens here, then enters the
// network and dials from within. A socket keeps the network that it was made in, so the listeners stay outside.
package main

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// inside marks the relay's second life, in which LISTEN is the number of a listener's file descriptor.
const inside = "--inside"

func main() {
	log.SetFlags(log.LstdFlags | log.Lmicroseconds)
	arguments := os.Args[1:]
	var err error
	switch {
	case len(arguments) > 2 && arguments[0] == inside:
		err = carry(arguments[2:])
	case len(arguments) > 1:
		err = listenAndEnter(arguments[0], arguments[1:])
	default:
		err = errors.New("usage: relay PID_FILE LISTEN=TARGET...")
	}
	if err != nil {
		log.Fatal(err)
	}
}

// listenAndEnter replaces this process by nsenter, and that by the relay's second life: the pid stays the same.
func listenAndEnter(pidFile string, pairs []string) error {
	pid, err := os.ReadFile(pidFile)
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	nsenter, err := exec.LookPath("nsenter")
	if err != nil {
		return err
	}
	network := filepath.Join("/proc", strings.TrimSpace(string(pid)), "ns", "net")
	command := []string{"nsenter", "--net=" + network, "--", self, inside, pidFile}
	for _, pair := range pairs {
		listen, target, found := strings.Cut(pair, "=")
		if !found {
			return fmt.Errorf("%q should look like 127.0.0.1:8080=172.20.0.7:80", pair)
		}
		descriptor, err := inheritableListener(listen)
		if err != nil {
			return err
		}
		command = append(command, fmt.Sprintf("%d=%s", descriptor, target))
	}
	return fmt.Errorf("nsenter: %w", syscall.Exec(nsenter, command, os.Environ()))
}

func inheritableListener(address string) (int, error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return 0, err
	}
	file, err := listener.(*net.TCPListener).File()
	if err != nil {
		return 0, err
	}
	// Go opens everything close-on-exec, and a duplicate made by dup is not.
	return syscall.Dup(int(file.Fd()))
}

func carry(pairs []string) error {
	failed := make(chan error)
	for _, pair := range pairs {
		number, target, _ := strings.Cut(pair, "=")
		descriptor, err := strconv.Atoi(number)
		if err != nil {
			return err
		}
		listener, err := net.FileListener(os.NewFile(uintptr(descriptor), target))
		if err != nil {
			return err
		}
		log.Printf("%s leads to %s", listener.Addr(), target)
		go func() { failed <- serve(listener, target) }()
	}
	return <-failed
}

func serve(listener net.Listener, target string) error {
	for {
		outer, err := listener.Accept()
		if err != nil {
			return err
		}
		go join(outer.(*net.TCPConn), target)
	}
}

func join(outer *net.TCPConn, target string) {
	defer outer.Close()
	dialled, err := net.DialTimeout("tcp", target, 10*time.Second)
	if err != nil {
		log.Print(err)
		// The caller shall see a refusal, as it would without a relay, and not an empty answer.
		_ = outer.SetLinger(0)
		return
	}
	inner := dialled.(*net.TCPConn)
	defer inner.Close()
	done := make(chan struct{})
	go func() {
		pour(inner, outer)
		close(done)
	}()
	pour(outer, inner)
	<-done
}

// pour copies until one side has no more to say, and passes that on: the other direction may go on.
func pour(to, from *net.TCPConn) {
	if _, err := io.Copy(to, from); err != nil {
		_ = from.CloseRead()
	}
	_ = to.CloseWrite()
}
