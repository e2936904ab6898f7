/** Codes and arguments become texts in Japanese, English and Vietnamese. */
@Export
@Version("1.0.0")
package jp.noren.i18n;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
