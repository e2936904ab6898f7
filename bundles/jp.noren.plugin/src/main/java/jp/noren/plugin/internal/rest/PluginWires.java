package jp.noren.plugin.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import jp.noren.plugin.internal.app.ListPlugins;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Route;

/** What travels about plugins. */
final class PluginWires {
    private PluginWires() {}

    /** A list that is never long. */
    record Whole<T>(String object, List<T> data, boolean hasMore, String url) {
        static <T> Whole<T> of(List<T> data, String url) {
            return new Whole<>("list", data, false, url);
        }
    }

    record GateWire(String key, boolean open, int running, int waiting) {}

    record RouteWire(String storefront, String version, String before, Instant since, String by) {
        static RouteWire of(Route route) {
            return new RouteWire(
                    route.storefront(),
                    route.now().version(),
                    route.before() == null ? null : route.before().version(),
                    route.since(),
                    route.by());
        }
    }

    record PluginWire(
            String name,
            String version,
            String kind,
            String state,
            String feature,
            String sha256,
            Instant since,
            String by,
            List<String> usedBy,
            boolean healthy,
            int components,
            List<String> lacking,
            int runningCalls,
            List<GateWire> gates,
            List<RouteWire> routes) {
        static PluginWire of(ListPlugins.Plugin plugin) {
            return new PluginWire(
                    plugin.piece().name(),
                    plugin.piece().facts().version(),
                    lower(plugin.piece().facts().kind()),
                    lower(plugin.piece().state()),
                    plugin.details().feature(),
                    plugin.piece().sha256(),
                    plugin.since(),
                    plugin.by(),
                    plugin.details().usedBy(),
                    plugin.isHealthy(),
                    plugin.details().components(),
                    plugin.details().lacking(),
                    plugin.running(),
                    plugin.gates().stream()
                            .map(gate -> new GateWire(gate.key(), gate.open(), gate.running(), gate.waiting()))
                            .toList(),
                    plugin.routes().stream().map(RouteWire::of).toList());
        }
    }

    private static String lower(Object word) {
        return word.toString().toLowerCase(Locale.ROOT);
    }

    /** @param message how it stands, and what to do when it came to nothing */
    record OperationWire(
            String id,
            String verb,
            String plugin,
            String storefront,
            String from,
            String to,
            String sha256,
            String state,
            String step,
            String requestedBy,
            Instant requestedAt,
            String confirmedBy,
            Instant endedAt,
            String code,
            String message) {
        static OperationWire of(Operation operation, String message) {
            Operation.Target target = operation.target();
            return new OperationWire(
                    operation.id(),
                    operation.verb().word(),
                    target.bundle(),
                    target.storefront(),
                    target.from(),
                    target.to(),
                    target.sha256(),
                    lower(operation.state()),
                    lower(operation.step()),
                    operation.requestedBy(),
                    operation.requestedAt(),
                    operation.confirmedBy(),
                    operation.endedAt(),
                    operation.code(),
                    message);
        }
    }

    /**
     * What is asked for; a body without fields where nothing has to be said.
     *
     * @param source where the jar lies
     * @param signature of the jar
     * @param storefront the only storefront it is for
     */
    record Asked(String source, String signature, String storefront) {
        static final Asked NOTHING = new Asked(null, null, null);
    }
}
