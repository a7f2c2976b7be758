/**
 * Tests of the operator as it runs: a process of its own, under the role that deploy/ ships,
 * against a real API server with its controllers. They see it as a user does, by the API, and as an
 * auditor does, by the API server's audit log; no class of the operator is on their path.
 */
package dev.openbell.e2e;
