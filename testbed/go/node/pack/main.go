// pack makes an image of one static program, as an archive that containerd and docker import.
//
//	pack PROGRAM REFERENCE ARCHIVE
//
// The image has nothing but the program, which runs as nobody. The same program gives the same bytes.
package main

import (
	"archive/tar"
	"bytes"
	"errors"
	"log"
	"os"
	"path/filepath"
	"runtime"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/static"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
	"github.com/google/go-containerregistry/pkg/v1/types"
)

const nobody = "65532:65532"

func main() {
	log.SetFlags(0)
	log.SetPrefix("pack: ")
	if err := run(os.Args[1:]); err != nil {
		log.Fatal(err)
	}
}

func run(arguments []string) error {
	if len(arguments) != 3 {
		return errors.New("usage: pack PROGRAM REFERENCE ARCHIVE")
	}
	program, err := os.ReadFile(arguments[0])
	if err != nil {
		return err
	}
	reference, err := name.NewTag(arguments[1], name.StrictValidation)
	if err != nil {
		return err
	}
	picture, err := image(filepath.Base(arguments[0]), program)
	if err != nil {
		return err
	}
	return tarball.WriteToFile(arguments[2], reference, picture)
}

func image(path string, program []byte) (v1.Image, error) {
	files, err := layer(path, program)
	if err != nil {
		return nil, err
	}
	base, err := mutate.AppendLayers(empty.Image, files)
	if err != nil {
		return nil, err
	}
	config, err := base.ConfigFile()
	if err != nil {
		return nil, err
	}
	config = config.DeepCopy()
	config.OS = "linux"
	config.Architecture = runtime.GOARCH
	config.Config = v1.Config{Entrypoint: []string{"/" + path}, User: nobody, WorkingDir: "/"}
	return mutate.ConfigFile(base, config)
}

// layer has no times: an archive's zero time is always the same. It is stored as it is, because it is read once.
func layer(path string, program []byte) (v1.Layer, error) {
	var content bytes.Buffer
	archive := tar.NewWriter(&content)
	header := tar.Header{Name: path, Mode: 0o555, Size: int64(len(program)), Typeflag: tar.TypeReg}
	if err := archive.WriteHeader(&header); err != nil {
		return nil, err
	}
	if _, err := archive.Write(program); err != nil {
		return nil, err
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return static.NewLayer(content.Bytes(), types.DockerUncompressedLayer), nil
}
