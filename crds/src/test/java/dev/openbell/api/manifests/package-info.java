/**
 * The CustomResourceDefinitions, made from the records and held to the files that are checked in.
 * Test code, so that neither the records nor the operator carry the generator.
 */
package dev.openbell.api.manifests;
