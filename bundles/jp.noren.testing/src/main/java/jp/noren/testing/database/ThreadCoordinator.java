package jp.noren.testing.database;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.service.coordinator.Coordination;
import org.osgi.service.coordinator.Coordinator;
import org.osgi.service.coordinator.Participant;

/** As much of the Coordinator service as transactions and templates use: nested coordinations of one thread, without time-outs. */
public final class ThreadCoordinator implements Coordinator {
    private final ThreadLocal<Deque<Nested>> stack = ThreadLocal.withInitial(ArrayDeque::new);

    @Override
    public Coordination begin(String name, long timeMillis) {
        Nested nested = new Nested(name, stack.get().peek());
        stack.get().push(nested);
        return nested;
    }

    @Override
    public Coordination peek() {
        return stack.get().peek();
    }

    @Override
    public Collection<Coordination> getCoordinations() {
        return List.copyOf(stack.get());
    }

    @Override
    public boolean addParticipant(Participant participant) {
        Coordination current = peek();
        if (current == null) {
            return false;
        }
        current.addParticipant(participant);
        return true;
    }

    @Override
    public Coordination create(String name, long timeMillis) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Coordination pop() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean fail(Throwable cause) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Coordination getCoordination(long id) {
        throw new UnsupportedOperationException();
    }

    private final class Nested implements Coordination {
        private final String name;
        private final Nested enclosing;
        private final List<Participant> participants = new ArrayList<>();
        private final Map<Class<?>, Object> variables = new HashMap<>();
        private boolean terminated;

        private Nested(String name, Nested enclosing) {
            this.name = name;
            this.enclosing = enclosing;
        }

        @Override
        public void end() {
            Deque<Nested> mine = stack.get();
            while (mine.contains(this)) {
                mine.pop().terminate();
            }
            if (mine.isEmpty()) {
                stack.remove();
            }
        }

        private void terminate() {
            terminated = true;
            for (Participant participant : participants) {
                try {
                    participant.ended(this);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public void addParticipant(Participant participant) {
            participants.add(participant);
        }

        @Override
        public List<Participant> getParticipants() {
            return List.copyOf(participants);
        }

        @Override
        public Map<Class<?>, Object> getVariables() {
            return variables;
        }

        @Override
        public Coordination getEnclosingCoordination() {
            return enclosing;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isTerminated() {
            return terminated;
        }

        @Override
        public Thread getThread() {
            return Thread.currentThread();
        }

        @Override
        public long getId() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean fail(Throwable cause) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Throwable getFailure() {
            return null;
        }

        @Override
        public long extendTimeout(long timeMillis) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void join(long timeMillis) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Coordination push() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Bundle getBundle() {
            return null;
        }
    }
}
