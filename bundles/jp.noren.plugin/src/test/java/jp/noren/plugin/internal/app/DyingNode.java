package jp.noren.plugin.internal.app;

import java.time.Duration;
import java.util.List;
import jp.noren.plugin.internal.domain.Route;

/** Dies once, right after a moment of a swap or an update: what came before has happened. */
final class DyingNode extends FakeNode {
    private String moment;

    DyingNode(String moment) {
        super("one");
        this.moment = moment;
        with(House.CARD + " 1.0.0 good");
        with(House.CHECKOUT + " 1.0.0 good");
    }

    private void after(String what) {
        if (what.equals(moment)) {
            moment = "never again";
            dies();
            throw new NodeDied();
        }
    }

    @Override
    public Piece install(Artefact artefact) {
        Piece piece = super.install(artefact);
        after("install");
        return piece;
    }

    @Override
    public void start(Piece piece, Duration limit) {
        super.start(piece, limit);
        after("start");
    }

    @Override
    public void update(Piece piece, Artefact artefact) {
        super.update(piece, artefact);
        after("update");
    }

    /** The second time: the first holds on to the old version. */
    @Override
    public void follow(List<Route> routes) {
        boolean routed = routes.stream().anyMatch(route -> route.before() != null);
        if (routed) {
            after("follow");
        }
        super.follow(routes);
    }

    @Override
    public void uninstall(Piece piece) {
        super.uninstall(piece);
        after("uninstall");
    }
}
