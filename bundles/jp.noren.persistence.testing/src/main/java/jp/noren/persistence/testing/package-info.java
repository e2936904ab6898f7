/** The real code of jp.noren.persistence on real databases, for the tests of every bundle that has a schema. */
package jp.noren.persistence.testing;
