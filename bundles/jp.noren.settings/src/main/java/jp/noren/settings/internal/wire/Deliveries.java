package jp.noren.settings.internal.wire;

import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.annotations.Component;

/**
 * Hands storefronts' values to the providers at the moment in which their configuration is read. What ConfigurationAdmin keeps on the disk knows whose
 * configuration it is and nothing of these values: they are in memory, here and in the provider, and nowhere else in clear.
 */
@Component(
        service = {ConfigurationPlugin.class, Deliveries.class},
        property = ConfigurationPlugin.CM_RANKING + ":Integer=500")
public final class Deliveries implements ConfigurationPlugin {
    /** Property of an instance: it has its values. */
    static final String DELIVERED = "noren.settings.delivered";

    private final Map<String, Map<String, List<String>>> valuesByPid = new ConcurrentHashMap<>();

    /** A list of one is handed over as a single value, as a file in etc/ would. */
    @Override
    public void modifyConfiguration(ServiceReference<?> reference, Dictionary<String, Object> properties) {
        Map<String, List<String>> values = valuesByPid.get(String.valueOf(properties.get("service.pid")));
        if (values != null) {
            values.forEach(
                    (key, list) -> properties.put(key, list.size() == 1 ? list.get(0) : list.toArray(String[]::new)));
            properties.put(DELIVERED, true);
        }
    }

    void put(String pid, Map<String, List<String>> values) {
        valuesByPid.put(pid, Map.copyOf(values));
    }

    void remove(String pid) {
        valuesByPid.remove(pid);
    }
}
