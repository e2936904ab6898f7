/** Real databases for tests, behind the pool and the transaction manager of the container. */
package jp.noren.testing.database;
