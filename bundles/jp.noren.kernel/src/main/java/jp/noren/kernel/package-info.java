/** Value types of the house: yen, tax, decisions, refusals, ids. Pure JDK. */
@Export
@Version("1.0.0")
package jp.noren.kernel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
