package jp.noren.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A node with every payment provider, and buyers by every method: what the drivers of all methods have in common. */
abstract class MethodsStage {
    final Score score = new Score(System.out);
    final Node node;
    final Map<String, Crowd> crowds = new LinkedHashMap<>();

    MethodsStage(String archive, String folder) {
        node = Node.unpack(Path.of(archive), Path.of(folder), Node.freePort()).with("NOREN_SANDBOX", "1");
    }

    final boolean run() {
        try {
            node.start();
            node.shell("feature:install noren-payments");
            Api anonymous = Api.at(node.address());
            MethodsAcceptance.clock(anonymous, "2026-11-10T01:00:00Z");
            Desk desk = Desk.open(node, anonymous);
            desk.loadDemo();
            MethodShops shops = new MethodShops(anonymous, desk);
            crowds.putAll(shops.crowds());
            play(anonymous, desk, shops);
            return score.end();
        } finally {
            node.kill();
        }
    }

    /** Lets the crowds buy, and judges what came of it. */
    abstract void play(Api anonymous, Desk desk, MethodShops shops);

    final int calls() {
        return crowds.values().stream().mapToInt(crowd -> crowd.deals().calls()).sum();
    }
}
