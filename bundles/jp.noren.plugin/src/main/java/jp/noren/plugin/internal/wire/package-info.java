/** Where this bundle meets the framework. From the start of the node the gates wait until it has said who may serve. */
@Capability(namespace = Gatekeeper.CAPABILITY, name = "plugin")
package jp.noren.plugin.internal.wire;

import jp.noren.kernel.gate.Gatekeeper;
import org.osgi.annotation.bundle.Capability;
