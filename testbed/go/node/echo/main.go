// echo is the program of the testbed's own test images.
//
//	echo              serves on port 8080: / says who it is, /get?url=... what another server says, /file?path=... a file
//	echo cat FILE     prints a file; for exec, since an image of one program has no cat
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) == 3 && os.Args[1] == "cat" {
		content, err := os.ReadFile(os.Args[2])
		if err != nil {
			log.Fatal(err)
		}
		os.Stdout.Write(content)
		return
	}
	serve()
}

func serve() {
	name, err := os.Hostname()
	if err != nil {
		log.Fatal(err)
	}
	client := http.Client{Timeout: 2 * time.Second}
	http.HandleFunc("/{$}", func(answer http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(answer, "this is", name)
	})
	http.HandleFunc("/get", func(answer http.ResponseWriter, request *http.Request) {
		response, err := client.Get(request.URL.Query().Get("url"))
		if err != nil {
			http.Error(answer, err.Error(), http.StatusBadGateway)
			return
		}
		defer response.Body.Close()
		_, _ = io.Copy(answer, response.Body)
	})
	http.HandleFunc("/file", func(answer http.ResponseWriter, request *http.Request) {
		content, err := os.ReadFile(request.URL.Query().Get("path"))
		if err != nil {
			http.Error(answer, err.Error(), http.StatusNotFound)
			return
		}
		_, _ = answer.Write(content)
	})
	log.Print("echo serves as ", name)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
