// keys writes what the parts of a real node prove themselves with: a certificate authority, a certificate for each
// part, the key that signs tokens of service accounts, and a kubeconfig for each client.
//
//	keys FOLDER SERVER NODE_NAME NODE_ADDRESS SERVICE_ADDRESS
//
// SERVER is the URL in the kubeconfigs. Nothing of it outlives the testbed.
package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"errors"
	"log"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

const validity = 10 * 365 * 24 * time.Hour

// pair is a certificate with its key, both as PEM too.
type pair struct {
	certificate    *x509.Certificate
	key            *ecdsa.PrivateKey
	certificatePEM []byte
	keyPEM         []byte
}

type writer struct {
	folder    string
	server    string
	authority pair
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("keys: ")
	if err := run(os.Args[1:]); err != nil {
		log.Fatal(err)
	}
}

func run(arguments []string) error {
	if len(arguments) != 5 {
		return errors.New("usage: keys FOLDER SERVER NODE_NAME NODE_ADDRESS SERVICE_ADDRESS")
	}
	node, nodeAddress, serviceAddress := arguments[2], net.ParseIP(arguments[3]), net.ParseIP(arguments[4])
	if nodeAddress == nil || serviceAddress == nil {
		return errors.New("NODE_ADDRESS and SERVICE_ADDRESS should be IP addresses")
	}
	w := writer{folder: arguments[0], server: arguments[1]}
	if err := os.MkdirAll(w.folder, 0o700); err != nil {
		return err
	}
	if err := w.writeAuthority(); err != nil {
		return err
	}
	return errors.Join(
		w.writeTokenKey(),
		w.writeServer("kube-apiserver", &x509.Certificate{
			DNSNames: []string{"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc",
				"kubernetes.default.svc.cluster.local"},
			IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1), nodeAddress, serviceAddress},
		}),
		w.writeServer("kubelet-server", &x509.Certificate{
			DNSNames:    []string{node},
			IPAddresses: []net.IP{nodeAddress},
		}),
		w.writeIdentity("kube-apiserver-kubelet-client", "kube-apiserver-kubelet-client", "system:masters"),
		w.writeIdentity("front-proxy-client", "front-proxy-client"),
		w.writeClient("admin", "testbed-admin", "system:masters"),
		w.writeClient("kube-controller-manager", "system:kube-controller-manager"),
		w.writeClient("kube-scheduler", "system:kube-scheduler"),
		w.writeClient("kube-proxy", "system:kube-proxy"),
		w.writeClient("kubelet", "system:node:"+node, "system:nodes"),
	)
}

func (w *writer) writeAuthority() error {
	template := x509.Certificate{
		Subject:               pkix.Name{CommonName: "openbell-testbed"},
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageCRLSign | x509.KeyUsageDigitalSignature,
		BasicConstraintsValid: true,
		IsCA:                  true,
	}
	authority, err := sign(&template, nil)
	if err != nil {
		return err
	}
	w.authority = authority
	return w.writePair("ca", authority)
}

func (w *writer) writeTokenKey() error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	private, err := keyPEM(key)
	if err != nil {
		return err
	}
	return w.write("service-accounts.key", private)
}

func (w *writer) writeServer(name string, template *x509.Certificate) error {
	template.Subject = pkix.Name{CommonName: name}
	template.KeyUsage = x509.KeyUsageDigitalSignature
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	signed, err := sign(template, &w.authority)
	if err != nil {
		return err
	}
	return w.writePair(name, signed)
}

func (w *writer) writeIdentity(name, user string, groups ...string) error {
	signed, err := w.identity(user, groups)
	if err != nil {
		return err
	}
	return w.writePair(name, signed)
}

func (w *writer) writeClient(name, user string, groups ...string) error {
	signed, err := w.identity(user, groups)
	if err != nil {
		return err
	}
	kubeconfig, err := w.kubeconfig(signed)
	if err != nil {
		return err
	}
	return w.write(name+".kubeconfig", kubeconfig)
}

func (w *writer) identity(user string, groups []string) (pair, error) {
	return sign(&x509.Certificate{
		Subject:     pkix.Name{CommonName: user, Organization: groups},
		KeyUsage:    x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}, &w.authority)
}

// kubeconfig is JSON, which is YAML too.
func (w *writer) kubeconfig(client pair) ([]byte, error) {
	type object = map[string]any
	const name = "testbed"
	return json.MarshalIndent(object{
		"apiVersion": "v1",
		"kind":       "Config",
		"clusters": []object{{"name": name, "cluster": object{
			"server":                     w.server,
			"certificate-authority-data": w.authority.certificatePEM,
		}}},
		"users": []object{{"name": name, "user": object{
			"client-certificate-data": client.certificatePEM,
			"client-key-data":         client.keyPEM,
		}}},
		"contexts":        []object{{"name": name, "context": object{"cluster": name, "user": name}}},
		"current-context": name,
	}, "", "  ")
}

// sign makes a key and its certificate, signed by the authority, or by itself if there is none.
func sign(template *x509.Certificate, authority *pair) (pair, error) {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		return pair{}, err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return pair{}, err
	}
	template.SerialNumber = serial
	// A clock that steps back shall not find a certificate that is not valid yet.
	template.NotBefore = time.Now().Add(-24 * time.Hour)
	template.NotAfter = template.NotBefore.Add(validity)
	parent, signer := template, key
	if authority != nil {
		parent, signer = authority.certificate, authority.key
	}
	raw, err := x509.CreateCertificate(rand.Reader, template, parent, key.Public(), signer)
	if err != nil {
		return pair{}, err
	}
	certificate, err := x509.ParseCertificate(raw)
	if err != nil {
		return pair{}, err
	}
	private, err := keyPEM(key)
	if err != nil {
		return pair{}, err
	}
	return pair{
		certificate:    certificate,
		key:            key,
		certificatePEM: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: raw}),
		keyPEM:         private,
	}, nil
}

func keyPEM(key *ecdsa.PrivateKey) ([]byte, error) {
	raw, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: raw}), nil
}

func (w *writer) writePair(name string, signed pair) error {
	return errors.Join(w.write(name+".crt", signed.certificatePEM), w.write(name+".key", signed.keyPEM))
}

func (w *writer) write(name string, content []byte) error {
	return os.WriteFile(filepath.Join(w.folder, name), content, 0o600)
}
