/** Mails that leave after the transaction that asked for them. */
@Export
@Version("1.0.0")
package jp.noren.notification.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
