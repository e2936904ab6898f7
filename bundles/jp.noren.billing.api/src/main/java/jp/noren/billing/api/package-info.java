/** What others ask of billing: credit lines and receivables. */
@Export
@Version("1.0.0")
package jp.noren.billing.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
