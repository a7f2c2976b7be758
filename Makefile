# Every verb of the house. `make` or `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo build cli images test format crds manifests testbed-up testbed-down bench verify-bundle clean

# tools/maven finds JDK 25 by itself, or says what to install.
MAVEN := tools/maven -q
NAME ?= main

help: ## List the verbs
	@echo "Openbell runs AI trading and chat platforms by the market's clock."
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo 'The first to try is make demo. Needed: JDK 25; for the testbed Go, when there is no Docker and no KUBECONFIG.'

demo: ## Watch a market flip on a cluster of its own, in two minutes (CLUSTER=given|k3s|testbed, KEEP=0|1)
	@CLUSTER='$(CLUSTER)' KEEP='$(KEEP)' tools/demo

build: ## Build the operator and the demo
	@tools/build

cli: ## Build the kubectl plugin into dist/ (kubectl openbell)
	@tools/cli

images: ## Pack our OCI images into dist/images/, without a container engine (ARGS='--only ai-service')
	@tools/images $(ARGS)

test: ## Check everything that CI checks: format, lint, every tier of tests
	@tools/test $(ARGS)

format: ## Format the Java sources
	@$(MAVEN) spotless:apply

crds: ## Write crds/manifests from the API types
	@$(MAVEN) -pl crds -am test -Dtest=CrdManifestsTest -Dsurefire.failIfNoSpecifiedTests=false -Dopenbell.crds.write=true
	@echo 'crds/manifests is written; make manifests carries it on into deploy/ and olm-bundle/.'

manifests: crds ## Write what is generated of deploy/ and olm-bundle/
	@$(MAVEN) -pl install -am test -Dtest=InstallTest -Dsurefire.failIfNoSpecifiedTests=false -Dopenbell.install.write=true
	@echo 'deploy/ and olm-bundle/ are written.'

testbed-up: ## Start a control plane with simulated pods (NAME=main, ARGS='--nodes 5') or real ones (NODE=real), and print its KUBECONFIG
	@testbed/up --name '$(NAME)' $(if $(NODE),--node '$(NODE)') $(ARGS)

testbed-down: ## Stop it and remove what it stored (NAME=main)
	@testbed/down --name '$(NAME)' $(ARGS)

bench: ## Run the benchmarks (ARGS='...'); without ARGS, list them
	@[ -x bench/run ] || { echo 'There is no bench/run in this checkout.' >&2; exit 1; }
	@bench/run $(or $(ARGS),--help)

verify-bundle: ## Check olm-bundle/ with the validator of the Operator Framework
	@install/verify-bundle

clean: ## Remove all that was built (the testbed's programs stay in the cache)
	@rm -rf dist target ./*/target ./*/*/target
