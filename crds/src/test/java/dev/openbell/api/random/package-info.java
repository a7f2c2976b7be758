/**
 * Random objects of the five kinds, made from the schemas of the checked-in manifests: what the API
 * server accepts ({@link dev.openbell.api.random.SchemaObjects}), and what it must never let hurt
 * anybody. For the tests of this module and, as a test jar, of others.
 */
package dev.openbell.api.random;
