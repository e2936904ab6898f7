/** Transactions, schema migrations, conditional updates, outbox and jobs. */
@Export
@Version("1.1.0")
package jp.noren.persistence;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
