/** Compares a bundle's part of the OpenAPI document with its resource classes. */
package jp.noren.testing.openapi;
