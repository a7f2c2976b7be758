/**
 * Objects that the API server must accept or refuse, one a file under {@code cases/<kind>/} of the
 * test resources, and the tests that hold files and schemas to each other and to a real API server.
 */
package dev.openbell.api.cases;
