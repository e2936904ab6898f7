package jp.noren.plugin.internal.app;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.audit.api.AuditTrail;
import jp.noren.kernel.Decision;
import jp.noren.persistence.SchemaChecks;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.plugin.internal.db.SqlArtefacts;
import jp.noren.plugin.internal.db.SqlOperationBook;
import jp.noren.plugin.internal.db.SqlRouteBook;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Verb;
import jp.noren.testing.MovableClock;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/** Nodes that share a real database; their frameworks are played. */
final class House {
    static final String CARD = "jp.noren.payment.sbps";
    static final String CHECKOUT = "jp.noren.checkout";

    final MovableClock clock = MovableClock.at("2026-11-22T09:00:00+09:00");
    final List<String> acts = new CopyOnWriteArrayList<>();
    final TestDatabase database;
    final SqlRouteBook routes;
    final SqlOperationBook operations;

    House(TestDatabase database) {
        this.database = database;
        routes = new SqlRouteBook(database.schema("plugin"), database.sql());
        operations = new SqlOperationBook(database.schema("plugin"), database.sql());
    }

    static Caller operator(String id) {
        return new Caller(Caller.Kind.OPERATOR, id, null, null, Set.of(Role.ADMIN), "ses_1");
    }

    /** A node as it came from the archive. */
    Desk node(String id) {
        return new Desk(
                this, new FakeNode(id).with(CARD + " 1.0.0 good").with(CHECKOUT + " 1.0.0 good"), "open", false);
    }

    Desk node(FakeNode node, String admission, boolean twoPersons) {
        return new Desk(this, node, admission, twoPersons);
    }

    /** The use cases of one node. */
    static final class Desk {
        final FakeNode node;
        final RequestOperation request;
        final ConfirmOperation confirm;
        final FollowRoutes follow;
        final TakeBackBroken takeBack;
        final ListPlugins list;

        Desk(House house, FakeNode node, String admission, boolean twoPersons) {
            this.node = node;
            var transactions = house.database.transactions();
            var artefacts = new SqlArtefacts(house.database.schema("plugin"), house.database.sql(), node);
            Settings settings = new Settings(new Values(admission, twoPersons));
            AuditTrail trail = (actor, storefront, act, object, details) -> {
                if (!transactions.isActive()) {
                    throw new IllegalStateException("recorded outside a transaction");
                }
                transactions.afterCommit(() -> house.acts.add(act + " " + object + " by " + actor.id()));
            };
            Pin pin = new Pin(
                    house.clock, transactions, new Pin.Tables(house.routes, house.operations, artefacts), node, trail);
            FindPieces find = new FindPieces(node, house.routes);
            TidyUp tidyUp = new TidyUp(node, house.routes);
            CarryOut.Ways ways = new CarryOut.Ways(
                    new SwapProvider(settings, node, pin, tidyUp),
                    new UpdateInPlace(settings, node, pin, new Checks()));
            RunOperation run = new RunOperation(
                    house.clock, transactions, house.operations, trail, new CarryOut(settings, find, node, pin, ways));
            StartOperation starter = new StartOperation(node, run, house.operations);
            request = new RequestOperation(
                    house.clock, transactions, new RequestOperation.Desk(settings, node, find, pin, trail), starter);
            confirm = new ConfirmOperation(transactions, house.operations, trail, starter);
            follow = new FollowRoutes(
                    house.clock, pin, node, ways, new FollowRoutes.Leftovers(settings, find, tidyUp, run));
            takeBack = new TakeBackBroken(house.clock, settings, house.routes, request, node);
            list = new ListPlugins(node, node, house.routes, house.operations);
        }

        Operation act(Verb verb, String bundle, String jar) {
            return act(verb, bundle, null, jar);
        }

        Operation act(Verb verb, String bundle, String storefront, String jar) {
            return request.handle(new RequestOperation.Command(operator("opr_1"), verb, bundle, storefront, jar, null));
        }

        void look() {
            follow.handle(node.id());
        }
    }

    /** Every version can read what is there. */
    private static final class Checks implements ComponentServiceObjects<SchemaChecks> {
        @Override
        public SchemaChecks getService() {
            return (schema, step) -> Decision.allowed();
        }

        @Override
        public void ungetService(SchemaChecks service) {
            // nothing is held
        }

        @Override
        public ServiceReference<SchemaChecks> getServiceReference() {
            throw new UnsupportedOperationException();
        }
    }

    record Values(String admission, boolean two_persons) implements PluginSettings {
        @Override
        public String allowed() {
            return "";
        }

        @Override
        public String keys() {
            return "";
        }

        @Override
        public int test_seconds() {
            return 5;
        }

        @Override
        public int probation_seconds() {
            return 600;
        }

        @Override
        public String deploy() {
            return "";
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return PluginSettings.class;
        }
    }
}
