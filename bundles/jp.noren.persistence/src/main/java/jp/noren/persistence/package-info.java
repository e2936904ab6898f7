/** Transactions, schema migrations, conditional updates, outbox, jobs, and secrets in the database. */
@Export
@Version("1.2.0")
package jp.noren.persistence;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
