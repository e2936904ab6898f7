/** What other capabilities may know of a member. */
@Export
@Version("1.0.0")
package jp.noren.member.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
