-- The tables as all migrations leave them: an empty database gets these without replaying history.
-- Written by `scripts/schema`; do not edit. Seal: 0c4a3bf42c93b9b9d99cec9f7a3bbd454c96e6394fbd9c1d6f08a82877f39922
SET LOCAL check_function_bodies = false;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE TYPE procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);
CREATE TYPE procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);
CREATE TYPE procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);
CREATE FUNCTION atiende_next_id() RETURNS bigint
    LANGUAGE sql
    AS $$
    SELECT ((floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint - 1704067200000) << 22)
        | (nextval('platform_id_sequence') & 4194303)
$$;
CREATE FUNCTION platform_audit_keep() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'audit entries are not deleted';
    END IF;
    IF (NEW.id, NEW.at, NEW.actor_id, NEW.verb, NEW.target_kind, NEW.target_id, NEW.fields, NEW.outcome,
            NEW.details, NEW.correlation_id)
        IS DISTINCT FROM (OLD.id, OLD.at, OLD.actor_id, OLD.verb, OLD.target_kind, OLD.target_id, OLD.fields,
            OLD.outcome, OLD.details, OLD.correlation_id)
        OR (OLD.seal_number IS NOT NULL AND (NEW.seal_number, NEW.actor_commitment)
            IS DISTINCT FROM (OLD.seal_number, OLD.actor_commitment))
        OR (NEW.actor_label <> OLD.actor_label AND NEW.actor_label <> 'agent ' || OLD.actor_id) THEN
        RAISE EXCEPTION 'audit entries are not changed';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;
CREATE FUNCTION procrastinate_defer_jobs_v1(jobs procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;
    RETURN job_ids;
END;
$$;
CREATE FUNCTION procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;
    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;
    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;
    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;
    RETURN _job_id;
END;
$$;
CREATE TABLE procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status procrastinate_job_status DEFAULT 'todo'::procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::procrastinate_job_status) AND (abort_requested = true))))
);
CREATE FUNCTION procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;
 RETURN found_jobs;
END;
$$;
CREATE FUNCTION procrastinate_finish_job_v1(job_id bigint, end_status procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;
CREATE FUNCTION procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);
	RETURN NEW;
END;
$$;
CREATE FUNCTION procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;
CREATE FUNCTION procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;
CREATE FUNCTION procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;
CREATE FUNCTION procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION tasks_keep_lines() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF current_setting('atiende.erasing', true) = 'on' OR NOT EXISTS (
        SELECT FROM tasks_quote WHERE id = COALESCE(OLD.quote_id, NEW.quote_id) AND sent_at IS NOT NULL
    ) THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    RAISE EXCEPTION 'what was sent is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION tasks_keep_proof() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF current_setting('atiende.erasing', true) = 'on' THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    RAISE EXCEPTION 'what stands in % is never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION tickets_keep_place() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.ticket_id = OLD.ticket_id OR current_setting('atiende.splitting', true) = 'on' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a message moves only by being split off' USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION tickets_keep_written() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF current_setting('atiende.erasing', true) = 'on' THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    RAISE EXCEPTION 'what stands in % is never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TABLE account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE automation_rule (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    folded_name character varying(100) NOT NULL COLLATE pg_catalog."C",
    "position" integer NOT NULL,
    active_number integer,
    switched_on_at timestamp with time zone,
    pause character varying(10) NOT NULL,
    pause_details jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT automation_rule_active_number_check CHECK ((active_number >= 0)),
    CONSTRAINT automation_rule_position_check CHECK (("position" >= 0)),
    CONSTRAINT automation_rule_version_check CHECK ((version >= 0))
);
ALTER TABLE automation_rule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME automation_rule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE automation_rulerun (
    id bigint DEFAULT atiende_next_id() NOT NULL,
    number integer NOT NULL,
    event character varying(100) NOT NULL,
    event_id bigint,
    correlation_id character varying(64) NOT NULL,
    depth smallint NOT NULL,
    outcome character varying(10) NOT NULL,
    why jsonb NOT NULL,
    facts jsonb NOT NULL,
    deeds jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    took_ms integer NOT NULL,
    rule_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    CONSTRAINT automation_rulerun_depth_check CHECK ((depth >= 0)),
    CONSTRAINT automation_rulerun_number_check CHECK ((number >= 0)),
    CONSTRAINT automation_rulerun_took_ms_check CHECK ((took_ms >= 0))
);
CREATE TABLE automation_ruleversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    definition jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint NOT NULL,
    made_by_label character varying(150) NOT NULL,
    rule_id bigint NOT NULL,
    CONSTRAINT automation_ruleversion_number_check CHECK ((number >= 0))
);
ALTER TABLE automation_ruleversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME automation_ruleversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE automation_timemark (
    id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    rule_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);
ALTER TABLE automation_timemark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME automation_timemark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE catalogue_order (
    id bigint NOT NULL,
    number character varying(80) NOT NULL COLLATE pg_catalog."C",
    placed_on date NOT NULL,
    state character varying(60) NOT NULL,
    total numeric(14,2),
    currency character varying(3) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL
);
ALTER TABLE catalogue_order ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME catalogue_order_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE catalogue_orderline (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    sku character varying(80) NOT NULL COLLATE pg_catalog."C",
    name character varying(200) NOT NULL,
    quantity numeric(12,3) NOT NULL,
    price numeric(14,2),
    order_id bigint NOT NULL,
    CONSTRAINT catalogue_orderline_position_check CHECK (("position" >= 0))
);
ALTER TABLE catalogue_orderline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME catalogue_orderline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE catalogue_ownedproduct (
    id bigint NOT NULL,
    sku character varying(80) NOT NULL COLLATE pg_catalog."C",
    name character varying(200) NOT NULL,
    serial character varying(80) NOT NULL COLLATE pg_catalog."C",
    bought_on date,
    warranty_until date,
    changed_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL
);
ALTER TABLE catalogue_ownedproduct ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME catalogue_ownedproduct_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE catalogue_product (
    id bigint NOT NULL,
    sku character varying(80) NOT NULL COLLATE pg_catalog."C",
    name character varying(200) NOT NULL,
    folded_name character varying(200) NOT NULL COLLATE pg_catalog."C",
    price numeric(14,2),
    currency character varying(3) NOT NULL,
    changed_at timestamp with time zone NOT NULL
);
ALTER TABLE catalogue_product ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME catalogue_product_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE channels_acknowledgement (
    id bigint NOT NULL,
    language character varying(10) NOT NULL,
    subject character varying(200) NOT NULL,
    text text NOT NULL,
    version integer NOT NULL,
    brand_id bigint NOT NULL,
    CONSTRAINT channels_acknowledgement_version_check CHECK ((version >= 0))
);
ALTER TABLE channels_acknowledgement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME channels_acknowledgement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE channels_automaticanswer (
    id bigint NOT NULL,
    address character varying(320) NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    ticket_id bigint NOT NULL
);
ALTER TABLE channels_automaticanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME channels_automaticanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE channels_blockedsender (
    id bigint NOT NULL,
    sender character varying(320) NOT NULL COLLATE pg_catalog."C",
    blocked_at timestamp with time zone NOT NULL,
    blocked_by_id bigint NOT NULL,
    blocked_by_label character varying(150) NOT NULL,
    mails integer NOT NULL,
    last_mail_at timestamp with time zone,
    customer_id bigint,
    CONSTRAINT channels_blockedsender_mails_check CHECK ((mails >= 0))
);
ALTER TABLE channels_blockedsender ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME channels_blockedsender_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE channels_domaincheck (
    mailbox_id bigint NOT NULL,
    domain character varying(253) NOT NULL,
    selectors character varying(400) NOT NULL,
    findings jsonb NOT NULL,
    checked_at timestamp with time zone NOT NULL
);
CREATE TABLE channels_fetcheduid (
    id bigint NOT NULL,
    uidvalidity bigint NOT NULL,
    uid bigint NOT NULL,
    is_marked boolean NOT NULL,
    mailbox_id bigint NOT NULL,
    raw_mail_id bigint NOT NULL
);
ALTER TABLE channels_fetcheduid ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME channels_fetcheduid_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE channels_mailaccess (
    id bigint NOT NULL,
    direction character varying(3) NOT NULL,
    host character varying(253) NOT NULL,
    port integer NOT NULL,
    security character varying(10) NOT NULL,
    method character varying(10) NOT NULL,
    username character varying(255) NOT NULL,
    sealed_password text NOT NULL,
    connected_at timestamp with time zone NOT NULL,
    mailbox_id bigint NOT NULL,
    CONSTRAINT channels_mailaccess_port_check CHECK ((port >= 0)),
    CONSTRAINT mail_access_port CHECK (((port >= 1) AND (port <= 65535)))
);
ALTER TABLE channels_mailaccess ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME channels_mailaccess_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE channels_mailbox (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    folded_name character varying(100) NOT NULL COLLATE pg_catalog."C",
    address character varying(254) NOT NULL COLLATE pg_catalog."C",
    is_receive_only boolean NOT NULL,
    sender_name character varying(100) NOT NULL,
    signature text NOT NULL,
    folder character varying(200) NOT NULL,
    first_sync_from date,
    trusted_authserv_id character varying(253) NOT NULL,
    is_acknowledging boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    brand_id bigint NOT NULL,
    team_id bigint,
    CONSTRAINT channels_mailbox_version_check CHECK ((version >= 0))
);
ALTER TABLE channels_mailbox ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME channels_mailbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE channels_mailboxalias (
    id bigint NOT NULL,
    address character varying(254) NOT NULL COLLATE pg_catalog."C",
    mailbox_id bigint NOT NULL
);
ALTER TABLE channels_mailboxalias ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME channels_mailboxalias_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE channels_mailboxpause (
    mailbox_id bigint NOT NULL,
    paused_at timestamp with time zone NOT NULL,
    paused_by_id bigint NOT NULL,
    paused_by_label character varying(150) NOT NULL
);
CREATE TABLE channels_mailboxreading (
    mailbox_id bigint NOT NULL,
    uidvalidity bigint,
    last_uid bigint NOT NULL,
    last_attempt_at timestamp with time zone,
    last_success_at timestamp with time zone,
    last_mail_at timestamp with time zone,
    pending_on_server integer NOT NULL,
    failing_since timestamp with time zone,
    last_error character varying(500) NOT NULL,
    alarmed_at timestamp with time zone,
    CONSTRAINT channels_mailboxreading_pending_on_server_check CHECK ((pending_on_server >= 0))
);
CREATE TABLE channels_mailkeeping (
    id smallint NOT NULL,
    raw_days integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT channels_mailkeeping_id_check CHECK ((id >= 0)),
    CONSTRAINT channels_mailkeeping_raw_days_check CHECK ((raw_days >= 0)),
    CONSTRAINT channels_mailkeeping_version_check CHECK ((version >= 0)),
    CONSTRAINT channels_one_mail_keeping CHECK ((id = 1)),
    CONSTRAINT channels_raw_days CHECK (((raw_days >= 1) AND (raw_days <= 3650)))
);
CREATE TABLE channels_mailreference (
    id bigint NOT NULL,
    digest bytea NOT NULL,
    message_id bigint,
    role character varying(10) NOT NULL,
    ticket_id bigint NOT NULL
);
ALTER TABLE channels_mailreference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME channels_mailreference_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE channels_mailtoken (
    mailbox_id bigint NOT NULL,
    provider character varying(20) NOT NULL,
    client_id character varying(255) NOT NULL,
    sealed_client_secret text NOT NULL,
    token_url character varying(500) NOT NULL,
    authorise_url character varying(500) NOT NULL,
    scope character varying(500) NOT NULL,
    sealed_refresh_token text NOT NULL,
    sealed_access_token text NOT NULL,
    access_expires_at timestamp with time zone,
    secret_expires_on date,
    ended_at timestamp with time zone,
    ended_words character varying(500) NOT NULL,
    warned_at timestamp with time zone
);
CREATE TABLE channels_outgoingmail (
    id bigint NOT NULL,
    message_id bigint NOT NULL,
    header_id character varying(250) NOT NULL,
    is_automatic boolean NOT NULL,
    recipients jsonb NOT NULL,
    state character varying(10) NOT NULL,
    attempts integer NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    claimed_until timestamp with time zone,
    ended_at timestamp with time zone,
    last_error character varying(500) NOT NULL,
    correlation_id character varying(64) NOT NULL,
    mailbox_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    CONSTRAINT channels_outgoingmail_attempts_check CHECK ((attempts >= 0))
);
ALTER TABLE channels_outgoingmail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME channels_outgoingmail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE channels_rawmail (
    id bigint DEFAULT atiende_next_id() NOT NULL,
    digest bytea NOT NULL,
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    state character varying(12) NOT NULL,
    outcome character varying(16) NOT NULL,
    message_id bigint,
    envelope_to character varying(320) NOT NULL,
    header_id character varying(500) NOT NULL,
    is_historic boolean NOT NULL,
    problem character varying(500) NOT NULL,
    attempts smallint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    processed_at timestamp with time zone,
    file_id bigint,
    mailbox_id bigint NOT NULL,
    ticket_id bigint,
    CONSTRAINT channels_rawmail_attempts_check CHECK ((attempts >= 0))
);
CREATE TABLE channels_sealedword (
    message_id bigint NOT NULL,
    sealed text NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    ticket_id bigint NOT NULL
);
CREATE TABLE channels_sidemail (
    id bigint NOT NULL,
    header_id character varying(250) NOT NULL,
    recipients jsonb NOT NULL,
    state character varying(10) NOT NULL,
    attempts integer NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    claimed_until timestamp with time zone,
    ended_at timestamp with time zone,
    last_error character varying(500) NOT NULL,
    conversation_id bigint NOT NULL,
    mailbox_id bigint NOT NULL,
    side_message_id bigint NOT NULL,
    CONSTRAINT channels_sidemail_attempts_check CHECK ((attempts >= 0))
);
ALTER TABLE channels_sidemail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME channels_sidemail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE channels_signature (
    id bigint NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    version integer NOT NULL,
    agent_id bigint,
    brand_id bigint,
    CONSTRAINT channels_signature_version_check CHECK ((version >= 0)),
    CONSTRAINT signature_of_one CHECK ((((agent_id IS NOT NULL) AND (brand_id IS NULL)) OR ((agent_id IS NULL) AND (brand_id IS NOT NULL))))
);
ALTER TABLE channels_signature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME channels_signature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE customers_consent (
    id bigint NOT NULL,
    purpose character varying(20) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    given_how character varying(20) NOT NULL,
    proof character varying(300) NOT NULL,
    given_by_id bigint NOT NULL,
    given_by_label character varying(150) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_how character varying(20) NOT NULL,
    withdrawn_by_id bigint,
    withdrawn_by_label character varying(150) NOT NULL,
    customer_id bigint NOT NULL,
    CONSTRAINT consent_withdrawn_after CHECK (((withdrawn_at IS NULL) OR (withdrawn_at >= given_at)))
);
ALTER TABLE customers_consent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME customers_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE customers_customer (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    name character varying(200) NOT NULL,
    folded_name character varying(200) NOT NULL COLLATE pg_catalog."C",
    language character varying(10) NOT NULL,
    time_zone character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    submission uuid,
    company_id bigint,
    CONSTRAINT customer_kind CHECK (((kind)::text = ANY (ARRAY[('person'::character varying)::text, ('company'::character varying)::text]))),
    CONSTRAINT customer_not_own_company CHECK (((company_id IS NULL) OR (NOT ((company_id = id) AND (company_id IS NOT NULL))))),
    CONSTRAINT customers_customer_version_check CHECK ((version >= 0))
);
ALTER TABLE customers_customer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME customers_customer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE customers_customerfield (
    id bigint NOT NULL,
    key character varying(40) NOT NULL COLLATE pg_catalog."C",
    label character varying(60) NOT NULL,
    hint character varying(200) NOT NULL,
    kind character varying(12) NOT NULL,
    options character varying(60)[] NOT NULL,
    is_in_use boolean NOT NULL,
    "position" smallint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT customers_customerfield_position_check CHECK (("position" >= 0)),
    CONSTRAINT customers_customerfield_version_check CHECK ((version >= 0))
);
ALTER TABLE customers_customerfield ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME customers_customerfield_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE customers_customermerge (
    source_id bigint NOT NULL,
    merged_at timestamp with time zone NOT NULL,
    merged_by_id bigint NOT NULL,
    merged_by_label character varying(150) NOT NULL,
    target_id bigint NOT NULL,
    CONSTRAINT customer_merge_other CHECK ((NOT (source_id = target_id)))
);
CREATE TABLE customers_customernote (
    id bigint NOT NULL,
    text text NOT NULL,
    is_pinned boolean NOT NULL,
    written_by_id bigint NOT NULL,
    written_by_label character varying(150) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL
);
ALTER TABLE customers_customernote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME customers_customernote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE customers_customerprofile (
    customer_id bigint NOT NULL,
    preferred_channel character varying(20) NOT NULL,
    hours_from time without time zone,
    hours_to time without time zone,
    form_of_address character varying(10) NOT NULL,
    born_on date,
    gender character varying(10) NOT NULL,
    country character varying(2) NOT NULL,
    region character varying(80) NOT NULL,
    city character varying(80) NOT NULL,
    own_fields jsonb NOT NULL,
    folded_words text NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    CONSTRAINT customers_customerprofile_version_check CHECK ((version >= 0))
);
CREATE TABLE customers_customersalt (
    customer_id bigint NOT NULL,
    salt bytea NOT NULL
);
CREATE TABLE customers_identifier (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    value character varying(320) NOT NULL,
    normal_value character varying(320) NOT NULL COLLATE pg_catalog."C",
    added_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    CONSTRAINT identifier_says_something CHECK ((NOT ((normal_value)::text = ''::text)))
);
ALTER TABLE customers_identifier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME customers_identifier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE customers_identifierverification (
    identifier_id bigint NOT NULL,
    verified_at timestamp with time zone NOT NULL,
    method character varying(30) NOT NULL,
    verified_by_id bigint NOT NULL,
    verified_by_label character varying(150) NOT NULL
);
CREATE TABLE customers_likelyduplicate (
    id bigint NOT NULL,
    evidence character varying(20)[] NOT NULL,
    strength smallint NOT NULL,
    found_at timestamp with time zone NOT NULL,
    high_id bigint NOT NULL,
    low_id bigint NOT NULL,
    CONSTRAINT customers_likelyduplicate_strength_check CHECK ((strength >= 0)),
    CONSTRAINT likely_duplicate_ordered CHECK ((low_id < high_id))
);
ALTER TABLE customers_likelyduplicate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME customers_likelyduplicate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE customers_toldapart (
    id bigint NOT NULL,
    told_at timestamp with time zone NOT NULL,
    told_by_id bigint NOT NULL,
    told_by_label character varying(150) NOT NULL,
    high_id bigint NOT NULL,
    low_id bigint NOT NULL,
    CONSTRAINT told_apart_ordered CHECK ((low_id < high_id))
);
ALTER TABLE customers_toldapart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME customers_toldapart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE customers_unreachableidentifier (
    identifier_id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    times integer NOT NULL,
    words character varying(500) NOT NULL,
    CONSTRAINT customers_unreachableidentifier_times_check CHECK ((times >= 0))
);
CREATE TABLE django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE identity_apitoken (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    prefix character varying(12) NOT NULL,
    digest character varying(64) NOT NULL,
    scopes character varying(50)[] NOT NULL,
    created_by_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    user_id bigint NOT NULL,
    networks character varying(50)[] NOT NULL
);
ALTER TABLE identity_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME identity_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE identity_invitation (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(150) NOT NULL,
    language character varying(10) NOT NULL,
    digest character varying(64) NOT NULL,
    invited_by_id bigint NOT NULL,
    invited_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    withdrawn_at timestamp with time zone
);
ALTER TABLE identity_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME identity_invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE identity_invitation_roles (
    id bigint NOT NULL,
    invitation_id bigint NOT NULL,
    role_id bigint NOT NULL
);
ALTER TABLE identity_invitation_roles ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME identity_invitation_roles_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE identity_role (
    id bigint NOT NULL,
    code character varying(50) NOT NULL,
    name character varying(100) NOT NULL,
    is_builtin boolean NOT NULL,
    grants character varying(50)[] NOT NULL,
    requires_second_step boolean NOT NULL
);
ALTER TABLE identity_role ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME identity_role_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE identity_roleassignment (
    id bigint NOT NULL,
    assigned_by_id bigint NOT NULL,
    assigned_at timestamp with time zone NOT NULL,
    role_id bigint NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE identity_roleassignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME identity_roleassignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE identity_singlesignon (
    id smallint NOT NULL,
    name character varying(100) NOT NULL,
    issuer character varying(500) NOT NULL,
    client_id character varying(255) NOT NULL,
    sealed_secret text NOT NULL,
    allowed_domains character varying(253)[] NOT NULL,
    creates_users boolean NOT NULL,
    is_enabled boolean NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    role_id bigint,
    CONSTRAINT identity_one_single_sign_on CHECK ((id = 1)),
    CONSTRAINT identity_singlesignon_id_check CHECK ((id >= 0))
);
CREATE TABLE identity_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    email character varying(254) NOT NULL,
    name character varying(150) NOT NULL,
    language character varying(10) NOT NULL,
    time_zone character varying(64) NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT identity_user_email_lower CHECK (((email)::text = lower((email)::text)))
);
ALTER TABLE identity_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME identity_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE integrations_import (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    system character varying(12) NOT NULL,
    source character varying(120) NOT NULL,
    state character varying(10) NOT NULL,
    file_name character varying(200) NOT NULL,
    headings jsonb NOT NULL,
    mapping jsonb NOT NULL,
    teams jsonb NOT NULL,
    makes_teams boolean NOT NULL,
    report jsonb NOT NULL,
    long_job_id bigint,
    begun_by_id bigint NOT NULL,
    begun_by_label character varying(200) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    brand_id bigint NOT NULL,
    file_id bigint,
    problems_file_id bigint,
    CONSTRAINT import_kind_known CHECK (((kind)::text = ANY (ARRAY[('tickets'::character varying)::text, ('customers'::character varying)::text, ('articles'::character varying)::text]))),
    CONSTRAINT import_system_known CHECK (((system)::text = ANY (ARRAY[('zendesk'::character varying)::text, ('zammad'::character varying)::text, ('csv'::character varying)::text, ('json'::character varying)::text])))
);
ALTER TABLE integrations_import ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME integrations_import_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE integrations_importorigin (
    id bigint NOT NULL,
    source character varying(120) NOT NULL COLLATE pg_catalog."C",
    kind character varying(12) NOT NULL,
    origin_id character varying(160) NOT NULL COLLATE pg_catalog."C",
    object_id bigint,
    of_import_id bigint
);
ALTER TABLE integrations_importorigin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME integrations_importorigin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE integrations_incomingwebhook (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    key character varying(40) NOT NULL COLLATE pg_catalog."C",
    scheme character varying(10) NOT NULL,
    header character varying(60) NOT NULL,
    id_path character varying(200) NOT NULL,
    mapping jsonb NOT NULL,
    conditions jsonb NOT NULL,
    is_paused boolean NOT NULL,
    sealed_secret text NOT NULL,
    sealed_old_secret text NOT NULL,
    old_secret_until timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    brand_id bigint NOT NULL,
    team_id bigint,
    CONSTRAINT integrations_incomingwebhook_version_check CHECK ((version >= 0))
);
ALTER TABLE integrations_incomingwebhook ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME integrations_incomingwebhook_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE integrations_receivedwebhook (
    id bigint NOT NULL,
    message_key character varying(300) NOT NULL COLLATE pg_catalog."C",
    body bytea,
    size integer NOT NULL,
    state character varying(10) NOT NULL,
    problem character varying(500) NOT NULL,
    attempts integer NOT NULL,
    received_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    correlation_id character varying(64) NOT NULL,
    ticket_id bigint,
    webhook_id bigint NOT NULL,
    CONSTRAINT integrations_receivedwebhook_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT integrations_receivedwebhook_size_check CHECK ((size >= 0))
);
ALTER TABLE integrations_receivedwebhook ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME integrations_receivedwebhook_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE integrations_webhookattempt (
    id bigint NOT NULL,
    number integer NOT NULL,
    at timestamp with time zone NOT NULL,
    duration_ms integer NOT NULL,
    status smallint,
    problem character varying(500) NOT NULL,
    answer text NOT NULL,
    delivery_id bigint NOT NULL,
    CONSTRAINT integrations_webhookattempt_duration_ms_check CHECK ((duration_ms >= 0)),
    CONSTRAINT integrations_webhookattempt_number_check CHECK ((number >= 0)),
    CONSTRAINT integrations_webhookattempt_status_check CHECK ((status >= 0))
);
ALTER TABLE integrations_webhookattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME integrations_webhookattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE integrations_webhookdelivery (
    id bigint NOT NULL,
    message_id character varying(64) NOT NULL,
    event_id bigint,
    event_type character varying(60) NOT NULL,
    facts jsonb NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    body text NOT NULL,
    state character varying(10) NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    claimed_until timestamp with time zone,
    ended_at timestamp with time zone,
    correlation_id character varying(64) NOT NULL,
    subscription_id bigint NOT NULL,
    CONSTRAINT integrations_webhookdelivery_attempts_check CHECK ((attempts >= 0))
);
ALTER TABLE integrations_webhookdelivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME integrations_webhookdelivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE integrations_webhookpause (
    subscription_id bigint NOT NULL,
    reason character varying(10) NOT NULL,
    paused_at timestamp with time zone NOT NULL,
    paused_by_id bigint NOT NULL,
    paused_by_label character varying(150) NOT NULL
);
CREATE TABLE integrations_webhooksubscription (
    id bigint NOT NULL,
    url character varying(2000) NOT NULL,
    description character varying(200) NOT NULL,
    event_types character varying(60)[] NOT NULL,
    sealed_secret text NOT NULL,
    sealed_old_secret text NOT NULL,
    old_secret_until timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    last_success_at timestamp with time zone,
    failing_since timestamp with time zone,
    held_until timestamp with time zone,
    warned_at timestamp with time zone,
    owner_id bigint,
    CONSTRAINT integrations_webhooksubscription_version_check CHECK ((version >= 0))
);
ALTER TABLE integrations_webhooksubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME integrations_webhooksubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE knowledge_article (
    id bigint NOT NULL,
    title character varying(300) NOT NULL,
    html text NOT NULL,
    text text NOT NULL,
    language character varying(10) NOT NULL,
    category character varying(500) NOT NULL,
    state character varying(10) NOT NULL,
    origin character varying(250) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    words tsvector,
    brand_id bigint NOT NULL,
    CONSTRAINT article_has_title CHECK ((NOT ((title)::text = ''::text))),
    CONSTRAINT article_state_known CHECK (((state)::text = ANY (ARRAY[('draft'::character varying)::text, ('published'::character varying)::text])))
);
ALTER TABLE knowledge_article ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME knowledge_article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE notifications_choice (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    in_app boolean NOT NULL,
    mail character varying(10) NOT NULL,
    push boolean NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE notifications_choice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME notifications_choice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE notifications_noteaddress (
    id bigint NOT NULL,
    token character varying(32) NOT NULL COLLATE pg_catalog."C",
    made_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);
ALTER TABLE notifications_noteaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME notifications_noteaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE notifications_notification (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    about character varying(200) NOT NULL COLLATE pg_catalog."C",
    url character varying(300) NOT NULL,
    actor_id bigint NOT NULL,
    count integer NOT NULL,
    is_listed boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    mail_at timestamp with time zone,
    mailed_at timestamp with time zone,
    push_at timestamp with time zone,
    pushed_at timestamp with time zone,
    person_id bigint NOT NULL,
    ticket_id bigint,
    says character varying(300) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT notifications_notification_count_check CHECK ((count >= 0))
);
ALTER TABLE notifications_notification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME notifications_notification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE notifications_overduelook (
    id bigint NOT NULL,
    until timestamp with time zone NOT NULL
);
ALTER TABLE notifications_overduelook ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME notifications_overduelook_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE notifications_pushdevice (
    id bigint NOT NULL,
    endpoint character varying(1000) NOT NULL,
    p256dh character varying(100) NOT NULL,
    auth character varying(40) NOT NULL,
    name character varying(100) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    last_sent_at timestamp with time zone,
    person_id bigint NOT NULL
);
ALTER TABLE notifications_pushdevice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME notifications_pushdevice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE notifications_pushkey (
    id bigint NOT NULL,
    point character varying(100) NOT NULL,
    sealed_private text NOT NULL,
    made_at timestamp with time zone NOT NULL
);
ALTER TABLE notifications_pushkey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME notifications_pushkey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE notifications_quiettime (
    person_id bigint NOT NULL,
    until timestamp with time zone,
    starts time without time zone,
    ends time without time zone,
    is_weekend_quiet boolean NOT NULL,
    urgent_passes boolean NOT NULL,
    digest_hour smallint NOT NULL,
    CONSTRAINT notification_digest_hour CHECK ((digest_hour <= 23)),
    CONSTRAINT notification_hours_both CHECK ((((ends IS NULL) AND (starts IS NULL)) OR ((ends IS NOT NULL) AND (starts IS NOT NULL)))),
    CONSTRAINT notifications_quiettime_digest_hour_check CHECK ((digest_hour >= 0))
);
CREATE TABLE organisation_absence (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    state character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id bigint NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    decided_by_label character varying(150) NOT NULL,
    agent_id bigint NOT NULL,
    CONSTRAINT absence_kind CHECK (((kind)::text = ANY (ARRAY[('holiday'::character varying)::text, ('sick'::character varying)::text, ('training'::character varying)::text, ('other'::character varying)::text]))),
    CONSTRAINT absence_last_after_first CHECK ((last_on >= first_on)),
    CONSTRAINT absence_state CHECK (((state)::text = ANY (ARRAY[('asked'::character varying)::text, ('approved'::character varying)::text, ('refused'::character varying)::text, ('withdrawn'::character varying)::text])))
);
ALTER TABLE organisation_absence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_absence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_activity (
    agent_id bigint NOT NULL,
    active_at timestamp with time zone NOT NULL
);
CREATE TABLE organisation_agent (
    user_id bigint NOT NULL,
    folded_name character varying(150) NOT NULL COLLATE pg_catalog."C",
    display_name character varying(100) NOT NULL,
    job_title character varying(100) NOT NULL,
    serves_all_brands boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT agent_has_display_name CHECK ((NOT ((display_name)::text = ''::text))),
    CONSTRAINT organisation_agent_version_check CHECK ((version >= 0))
);
CREATE TABLE organisation_agentbrand (
    id bigint NOT NULL,
    agent_id bigint NOT NULL,
    brand_id bigint NOT NULL
);
ALTER TABLE organisation_agentbrand ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_agentbrand_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_agentcapacity (
    agent_id bigint NOT NULL,
    units numeric(6,2) NOT NULL,
    CONSTRAINT agent_capacity_positive CHECK ((units > (0)::numeric))
);
CREATE TABLE organisation_agentchannel (
    id bigint NOT NULL,
    channel character varying(20) NOT NULL COLLATE pg_catalog."C",
    is_enabled boolean NOT NULL,
    most smallint,
    agent_id bigint NOT NULL,
    CONSTRAINT organisation_agentchannel_most_check CHECK ((most >= 0))
);
ALTER TABLE organisation_agentchannel ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_agentchannel_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_agentskill (
    id bigint NOT NULL,
    level smallint NOT NULL,
    expires_on date,
    warned_on date,
    agent_id bigint NOT NULL,
    skill_id bigint NOT NULL,
    CONSTRAINT agent_skill_level CHECK (((level >= 1) AND (level <= 5))),
    CONSTRAINT organisation_agentskill_level_check CHECK ((level >= 0))
);
ALTER TABLE organisation_agentskill ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_agentskill_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_authorityline (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    category character varying(100) NOT NULL,
    tier character varying(50) NOT NULL,
    currency character varying(3) NOT NULL,
    amount numeric(14,2),
    from_on date NOT NULL,
    until_on date,
    version integer NOT NULL,
    role_id bigint NOT NULL,
    CONSTRAINT authority_amount_has_currency CHECK (((amount IS NULL) OR ((amount >= (0)::numeric) AND (NOT ((currency)::text = ''::text))))),
    CONSTRAINT authority_days_in_order CHECK (((until_on IS NULL) OR (until_on >= from_on))),
    CONSTRAINT authority_kind CHECK (((kind)::text = ANY (ARRAY[('refund'::character varying)::text, ('compensation'::character varying)::text, ('discount'::character varying)::text, ('exception'::character varying)::text, ('emergency'::character varying)::text, ('approval'::character varying)::text]))),
    CONSTRAINT organisation_authorityline_version_check CHECK ((version >= 0))
);
ALTER TABLE organisation_authorityline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_authorityline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_belonging (
    id bigint NOT NULL,
    role character varying(10) NOT NULL,
    from_on date NOT NULL,
    until_on date,
    agent_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT belonging_days_in_order CHECK (((until_on IS NULL) OR (until_on >= from_on))),
    CONSTRAINT belonging_role CHECK (((role)::text = ANY (ARRAY[('leader'::character varying)::text, ('deputy'::character varying)::text, ('member'::character varying)::text, ('consulted'::character varying)::text])))
);
ALTER TABLE organisation_belonging ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_belonging_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_brand (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    folded_name character varying(100) NOT NULL COLLATE pg_catalog."C",
    slug character varying(50) NOT NULL COLLATE pg_catalog."C",
    sender_name character varying(100) NOT NULL,
    sender_address character varying(254) NOT NULL,
    language character varying(10) NOT NULL,
    form_of_address character varying(5) NOT NULL,
    time_zone character varying(64) NOT NULL,
    light_brand character varying(7) NOT NULL,
    light_hover character varying(7) NOT NULL,
    light_soft character varying(7) NOT NULL,
    light_on_brand character varying(7) NOT NULL,
    dark_brand character varying(7) NOT NULL,
    dark_hover character varying(7) NOT NULL,
    dark_soft character varying(7) NOT NULL,
    dark_on_brand character varying(7) NOT NULL,
    is_default boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    submission uuid,
    version integer NOT NULL,
    privacy_url character varying(300) NOT NULL,
    calendar_id bigint,
    CONSTRAINT brand_colours_hex CHECK ((((light_brand)::text ~ '^#[0-9a-f]{6}$'::text) AND ((light_hover)::text ~ '^#[0-9a-f]{6}$'::text) AND ((light_soft)::text ~ '^#[0-9a-f]{6}$'::text) AND ((light_on_brand)::text ~ '^#[0-9a-f]{6}$'::text) AND ((dark_brand)::text ~ '^#[0-9a-f]{6}$'::text) AND ((dark_hover)::text ~ '^#[0-9a-f]{6}$'::text) AND ((dark_soft)::text ~ '^#[0-9a-f]{6}$'::text) AND ((dark_on_brand)::text ~ '^#[0-9a-f]{6}$'::text))),
    CONSTRAINT brand_form_of_address CHECK (((form_of_address)::text = ANY (ARRAY[('usted'::character varying)::text, ('tu'::character varying)::text, ('vos'::character varying)::text]))),
    CONSTRAINT brand_has_name CHECK (((NOT ((folded_name)::text = ''::text)) AND (NOT ((slug)::text = ''::text)))),
    CONSTRAINT organisation_brand_version_check CHECK ((version >= 0))
);
ALTER TABLE organisation_brand ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_brand_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_brandarchival (
    brand_id bigint NOT NULL,
    archived_at timestamp with time zone NOT NULL,
    archived_by_id bigint NOT NULL,
    archived_by_label character varying(150) NOT NULL
);
CREATE TABLE organisation_brandhost (
    id bigint NOT NULL,
    host character varying(253) NOT NULL COLLATE pg_catalog."C",
    brand_id bigint NOT NULL,
    CONSTRAINT brand_host_plain CHECK (((host)::text ~ '^[a-z0-9.-]+$'::text))
);
ALTER TABLE organisation_brandhost ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_brandhost_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_channelweight (
    channel character varying(20) NOT NULL COLLATE pg_catalog."C",
    weight numeric(6,2) NOT NULL,
    most smallint,
    CONSTRAINT channel_weight_positive CHECK ((weight > (0)::numeric)),
    CONSTRAINT organisation_channelweight_most_check CHECK ((most >= 0))
);
CREATE TABLE organisation_deputy (
    agent_id bigint NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    deputy_id bigint NOT NULL,
    CONSTRAINT deputy_days_are_in_order CHECK ((until_on >= from_on)),
    CONSTRAINT deputy_is_somebody_else CHECK ((NOT (agent_id = deputy_id)))
);
CREATE TABLE organisation_invitedmembership (
    id bigint NOT NULL,
    email character varying(254) NOT NULL COLLATE pg_catalog."C",
    team_id bigint NOT NULL
);
ALTER TABLE organisation_invitedmembership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_invitedmembership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_organisation (
    id smallint NOT NULL,
    name character varying(150) NOT NULL,
    legal_name character varying(200) NOT NULL,
    tax_id character varying(32) NOT NULL,
    country character varying(2) NOT NULL,
    region character varying(100) NOT NULL,
    language character varying(10) NOT NULL,
    time_zone character varying(64) NOT NULL,
    currency character varying(3) NOT NULL,
    public_url character varying(300) NOT NULL,
    set_up_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT organisation_country_iso CHECK (((country)::text ~ '^[A-Z]{2}$'::text)),
    CONSTRAINT organisation_currency_iso CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT organisation_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT organisation_only_one CHECK ((id = 1)),
    CONSTRAINT organisation_organisation_id_check CHECK ((id >= 0)),
    CONSTRAINT organisation_organisation_version_check CHECK ((version >= 0))
);
CREATE TABLE organisation_presencespan (
    id bigint NOT NULL,
    channel character varying(20) NOT NULL COLLATE pg_catalog."C",
    state character varying(10) NOT NULL,
    reason character varying(12) NOT NULL,
    is_automatic boolean NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    agent_id bigint NOT NULL,
    CONSTRAINT presence_state CHECK (((state)::text = ANY (ARRAY[('available'::character varying)::text, ('busy'::character varying)::text, ('away'::character varying)::text, ('offline'::character varying)::text]))),
    CONSTRAINT presence_until_after_since CHECK (((until IS NULL) OR (until >= since)))
);
ALTER TABLE organisation_presencespan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_presencespan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_setupprogress (
    id smallint NOT NULL,
    answers jsonb NOT NULL,
    holder character varying(64) NOT NULL,
    administrator_id bigint,
    saved_at timestamp with time zone NOT NULL,
    CONSTRAINT organisation_setupprogress_id_check CHECK ((id >= 0)),
    CONSTRAINT set_up_progress_only_one CHECK ((id = 1))
);
CREATE TABLE organisation_shift (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    agent_id bigint NOT NULL,
    pattern_id bigint,
    CONSTRAINT shift_ends_after_start CHECK ((ends_at > starts_at))
);
ALTER TABLE organisation_shift ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_shift_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_shiftpattern (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    folded_name character varying(80) NOT NULL COLLATE pg_catalog."C",
    week jsonb NOT NULL,
    version integer NOT NULL,
    CONSTRAINT organisation_shiftpattern_version_check CHECK ((version >= 0))
);
ALTER TABLE organisation_shiftpattern ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_shiftpattern_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_skill (
    id bigint NOT NULL,
    key character varying(40) NOT NULL COLLATE pg_catalog."C",
    kind character varying(10) NOT NULL,
    name character varying(80) NOT NULL,
    folded_name character varying(80) NOT NULL COLLATE pg_catalog."C",
    archived_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT organisation_skill_version_check CHECK ((version >= 0)),
    CONSTRAINT skill_kind CHECK (((kind)::text = ANY (ARRAY[('skill'::character varying)::text, ('language'::character varying)::text])))
);
ALTER TABLE organisation_skill ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_skill_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_specialday (
    id bigint NOT NULL,
    day date NOT NULL,
    name character varying(100) NOT NULL,
    hours jsonb NOT NULL,
    calendar_id bigint NOT NULL
);
ALTER TABLE organisation_specialday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_specialday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_team (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    folded_name character varying(100) NOT NULL COLLATE pg_catalog."C",
    purpose character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    submission uuid,
    version integer NOT NULL,
    brand_id bigint,
    calendar_id bigint,
    CONSTRAINT organisation_team_version_check CHECK ((version >= 0)),
    CONSTRAINT team_has_name CHECK ((NOT ((folded_name)::text = ''::text)))
);
ALTER TABLE organisation_team ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_team_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_teamarchival (
    team_id bigint NOT NULL,
    archived_at timestamp with time zone NOT NULL,
    archived_by_id bigint NOT NULL,
    archived_by_label character varying(150) NOT NULL
);
CREATE TABLE organisation_teammembership (
    id bigint NOT NULL,
    since_on date NOT NULL,
    until_on date,
    is_leader boolean NOT NULL,
    agent_id bigint NOT NULL,
    team_id bigint NOT NULL,
    CONSTRAINT membership_until_after_since CHECK (((until_on IS NULL) OR (until_on >= since_on)))
);
ALTER TABLE organisation_teammembership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_teammembership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_unit (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    folded_name character varying(100) NOT NULL COLLATE pg_catalog."C",
    dimension character varying(10) NOT NULL,
    purpose character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    submission uuid,
    version integer NOT NULL,
    team_id bigint,
    CONSTRAINT organisation_unit_version_check CHECK ((version >= 0)),
    CONSTRAINT unit_dimension CHECK (((dimension)::text = ANY (ARRAY[('function'::character varying)::text, ('market'::character varying)::text, ('geography'::character varying)::text, ('process'::character varying)::text, ('product'::character varying)::text, ('brand'::character varying)::text, ('channel'::character varying)::text, ('audience'::character varying)::text]))),
    CONSTRAINT unit_has_name CHECK ((NOT ((folded_name)::text = ''::text)))
);
ALTER TABLE organisation_unit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_unitarchival (
    unit_id bigint NOT NULL,
    archived_on date NOT NULL,
    archived_at timestamp with time zone NOT NULL,
    archived_by_id bigint NOT NULL,
    archived_by_label character varying(150) NOT NULL
);
CREATE TABLE organisation_unitplace (
    id bigint NOT NULL,
    from_on date NOT NULL,
    until_on date,
    parent_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT unit_not_under_itself CHECK ((NOT ((unit_id = parent_id) AND (parent_id IS NOT NULL)))),
    CONSTRAINT unit_place_days_in_order CHECK (((until_on IS NULL) OR (until_on >= from_on)))
);
ALTER TABLE organisation_unitplace ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_unitplace_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE organisation_workingcalendar (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    folded_name character varying(100) NOT NULL COLLATE pg_catalog."C",
    time_zone character varying(64) NOT NULL,
    week jsonb NOT NULL,
    region character varying(80) NOT NULL,
    complete_until date,
    is_default boolean NOT NULL,
    archived_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT calendar_default_at_work CHECK (((NOT is_default) OR (archived_at IS NULL))),
    CONSTRAINT calendar_has_name CHECK ((NOT ((folded_name)::text = ''::text))),
    CONSTRAINT organisation_workingcalendar_version_check CHECK ((version >= 0))
);
ALTER TABLE organisation_workingcalendar ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME organisation_workingcalendar_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE platform_api_answer (
    id bigint NOT NULL,
    token_key character varying(64) NOT NULL,
    path character varying(200) NOT NULL,
    key character varying(255) NOT NULL,
    body_digest character varying(64) NOT NULL,
    status smallint NOT NULL,
    body text NOT NULL,
    customer_ids bigint[] NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT platform_api_answer_status_check CHECK ((status >= 0))
);
ALTER TABLE platform_api_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME platform_api_answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE platform_audit_entry (
    id bigint DEFAULT atiende_next_id() NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id bigint NOT NULL,
    actor_label character varying(200) NOT NULL,
    actor_commitment bytea,
    verb character varying(100) NOT NULL,
    target_kind character varying(60) NOT NULL,
    target_id character varying(100) NOT NULL,
    fields character varying(100)[] NOT NULL,
    outcome character varying(10) NOT NULL,
    details jsonb NOT NULL,
    correlation_id character varying(64) NOT NULL,
    seal_number bigint
)
PARTITION BY RANGE (id);
CREATE TABLE platform_audit_entry_default (
    id bigint DEFAULT atiende_next_id() CONSTRAINT platform_audit_entry_id_not_null NOT NULL,
    at timestamp with time zone CONSTRAINT platform_audit_entry_at_not_null NOT NULL,
    actor_id bigint CONSTRAINT platform_audit_entry_actor_id_not_null NOT NULL,
    actor_label character varying(200) CONSTRAINT platform_audit_entry_actor_label_not_null NOT NULL,
    actor_commitment bytea,
    verb character varying(100) CONSTRAINT platform_audit_entry_verb_not_null NOT NULL,
    target_kind character varying(60) CONSTRAINT platform_audit_entry_target_kind_not_null NOT NULL,
    target_id character varying(100) CONSTRAINT platform_audit_entry_target_id_not_null NOT NULL,
    fields character varying(100)[] CONSTRAINT platform_audit_entry_fields_not_null NOT NULL,
    outcome character varying(10) CONSTRAINT platform_audit_entry_outcome_not_null NOT NULL,
    details jsonb CONSTRAINT platform_audit_entry_details_not_null NOT NULL,
    correlation_id character varying(64) CONSTRAINT platform_audit_entry_correlation_id_not_null NOT NULL,
    seal_number bigint
);
CREATE TABLE platform_audit_keeping (
    id smallint NOT NULL,
    export_folder character varying(500) NOT NULL,
    export_to_address character varying(254) NOT NULL,
    kept_years smallint,
    exported_number bigint NOT NULL,
    exported_at timestamp with time zone,
    exported_file character varying(700) NOT NULL,
    export_error text NOT NULL,
    CONSTRAINT platform_audit_keeping_id_check CHECK ((id >= 0)),
    CONSTRAINT platform_audit_keeping_kept_years_check CHECK ((kept_years >= 0)),
    CONSTRAINT platform_audit_kept_five_years CHECK (((kept_years IS NULL) OR (kept_years >= 5))),
    CONSTRAINT platform_one_audit_keeping CHECK ((id = 1))
);
CREATE TABLE platform_audit_salt (
    actor_id bigint NOT NULL,
    salt bytea,
    erased_at timestamp with time zone
);
CREATE TABLE platform_audit_seal (
    number bigint NOT NULL,
    previous_digest bytea NOT NULL,
    digest bytea NOT NULL,
    first_id bigint NOT NULL,
    last_id bigint NOT NULL,
    count integer NOT NULL,
    entry_ids bigint[] NOT NULL,
    entry_digests bytea NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE platform_backup_plan (
    id smallint NOT NULL,
    is_enabled boolean NOT NULL,
    enabled_at timestamp with time zone,
    folder character varying(500) NOT NULL,
    at_time time without time zone NOT NULL,
    kept_days smallint NOT NULL,
    kept_weeks smallint NOT NULL,
    CONSTRAINT platform_backup_plan_id_check CHECK ((id >= 0)),
    CONSTRAINT platform_backup_plan_kept_days_check CHECK ((kept_days >= 0)),
    CONSTRAINT platform_backup_plan_kept_weeks_check CHECK ((kept_weeks >= 0)),
    CONSTRAINT platform_one_backup_plan CHECK ((id = 1))
);
CREATE TABLE platform_backup_run (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    due_on date,
    folder character varying(700) NOT NULL,
    name character varying(100) NOT NULL,
    long_job_id bigint,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    database_bytes bigint NOT NULL,
    files_bytes bigint NOT NULL,
    new_bytes bigint NOT NULL,
    error text NOT NULL,
    lost_files integer NOT NULL,
    CONSTRAINT platform_backup_run_lost_files_check CHECK ((lost_files >= 0))
);
ALTER TABLE platform_backup_run ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME platform_backup_run_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE platform_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE TABLE platform_calendar_completion (
    region character varying(120) NOT NULL,
    until date NOT NULL,
    source character varying(300) NOT NULL,
    by_id bigint NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE platform_delivery (
    event_id bigint NOT NULL,
    handler character varying(200) NOT NULL,
    aggregate character varying(100) NOT NULL,
    number bigint NOT NULL,
    attempts smallint DEFAULT 0 NOT NULL,
    state character varying(10) DEFAULT 'pending'::character varying NOT NULL,
    next_attempt_at timestamp with time zone,
    last_error text DEFAULT ''::text NOT NULL,
    correlation_id character varying(64) NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='5000', autovacuum_vacuum_cost_delay='0', autovacuum_analyze_scale_factor='0', autovacuum_analyze_threshold='20000');
CREATE TABLE platform_demanded_event (
    handler character varying(200) NOT NULL,
    event character varying(100) NOT NULL
);
CREATE TABLE platform_demonstration_row (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    object_id bigint NOT NULL
);
ALTER TABLE platform_demonstration_row ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME platform_demonstration_row_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE platform_event (
    id bigint DEFAULT atiende_next_id() NOT NULL,
    name character varying(100) NOT NULL,
    aggregate character varying(100) NOT NULL,
    number bigint NOT NULL,
    payload jsonb NOT NULL,
    correlation_id character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL
)
PARTITION BY RANGE (id);
CREATE TABLE platform_event_default (
    id bigint DEFAULT atiende_next_id() CONSTRAINT platform_event_id_not_null NOT NULL,
    name character varying(100) CONSTRAINT platform_event_name_not_null NOT NULL,
    aggregate character varying(100) CONSTRAINT platform_event_aggregate_not_null NOT NULL,
    number bigint CONSTRAINT platform_event_number_not_null NOT NULL,
    payload jsonb CONSTRAINT platform_event_payload_not_null NOT NULL,
    correlation_id character varying(64) CONSTRAINT platform_event_correlation_id_not_null NOT NULL,
    at timestamp with time zone CONSTRAINT platform_event_at_not_null NOT NULL
);
CREATE TABLE platform_evidence_salt (
    id bigint NOT NULL,
    subject_kind character varying(60) NOT NULL,
    subject_id bigint NOT NULL,
    salt bytea,
    erased_at timestamp with time zone
);
ALTER TABLE platform_evidence_salt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME platform_evidence_salt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE platform_holiday_correction (
    id bigint NOT NULL,
    region character varying(120) NOT NULL,
    "on" date NOT NULL,
    name character varying(120) NOT NULL,
    source character varying(300) NOT NULL,
    by_id bigint NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE platform_holiday_correction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME platform_holiday_correction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE SEQUENCE platform_id_sequence
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 50;
CREATE TABLE platform_installation_pause (
    id smallint NOT NULL,
    since timestamp with time zone NOT NULL,
    backup_of timestamp with time zone,
    reading_resumed_at timestamp with time zone,
    CONSTRAINT platform_installation_pause_id_check CHECK ((id >= 0)),
    CONSTRAINT platform_one_pause CHECK ((id = 1))
);
CREATE TABLE platform_lane (
    aggregate character varying(100) NOT NULL,
    last_number bigint NOT NULL
)
WITH (fillfactor='70');
CREATE UNLOGGED TABLE platform_limit (
    key character varying(200) NOT NULL,
    began bigint NOT NULL,
    count integer NOT NULL
)
WITH (fillfactor='50');
CREATE TABLE platform_long_job (
    id bigint NOT NULL,
    kind character varying(60) NOT NULL,
    state character varying(10) NOT NULL,
    total bigint,
    done bigint NOT NULL,
    by_id bigint NOT NULL,
    by_label character varying(200) NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    advanced_at timestamp with time zone,
    finished_at timestamp with time zone,
    cancel_requested boolean NOT NULL,
    result jsonb NOT NULL,
    errors text NOT NULL,
    error_count bigint NOT NULL,
    correlation_id character varying(64) NOT NULL
);
ALTER TABLE platform_long_job ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME platform_long_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE platform_mail_server (
    id smallint NOT NULL,
    host character varying(253) NOT NULL,
    port integer NOT NULL,
    security character varying(10) NOT NULL,
    username character varying(255) NOT NULL,
    sealed_password text NOT NULL,
    from_name character varying(150) NOT NULL,
    from_address character varying(254) NOT NULL,
    is_enabled boolean NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT platform_mail_port CHECK (((port >= 1) AND (port <= 65535))),
    CONSTRAINT platform_mail_server_id_check CHECK ((id >= 0)),
    CONSTRAINT platform_mail_server_port_check CHECK ((port >= 0)),
    CONSTRAINT platform_one_mail_server CHECK ((id = 1))
);
CREATE TABLE platform_outgoing_mail (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    to_address character varying(254) NOT NULL,
    subject character varying(300) NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    kind character varying(60) NOT NULL,
    is_text_kept boolean NOT NULL,
    message_id character varying(300) NOT NULL,
    correlation_id character varying(64) NOT NULL,
    attempts integer NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    claimed_until timestamp with time zone,
    ended_at timestamp with time zone,
    last_error text NOT NULL,
    reply_to character varying(254) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT platform_outgoing_mail_attempts_check CHECK ((attempts >= 0))
);
ALTER TABLE platform_outgoing_mail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME platform_outgoing_mail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE platform_recent_search (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    text character varying(300) NOT NULL,
    folded character varying(300) NOT NULL COLLATE pg_catalog."C",
    searched_at timestamp with time zone NOT NULL
);
ALTER TABLE platform_recent_search ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME platform_recent_search_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE platform_search_progress (
    kind character varying(40) NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL
);
CREATE TABLE platform_search_word (
    word character varying(24) NOT NULL COLLATE pg_catalog."C",
    plain character varying(24) NOT NULL COLLATE pg_catalog."C",
    documents bigint NOT NULL
);
CREATE TABLE platform_stored_file (
    id bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    media_type character varying(127) NOT NULL,
    name character varying(200) NOT NULL,
    "references" integer NOT NULL,
    stored_at timestamp with time zone NOT NULL,
    unused_since timestamp with time zone,
    missing_since timestamp with time zone,
    CONSTRAINT platform_stored_file_references_check CHECK (("references" >= 0))
);
ALTER TABLE platform_stored_file ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME platform_stored_file_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE playbooks_cannedreply (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    folder character varying(80) NOT NULL,
    sought character varying(1200) NOT NULL COLLATE pg_catalog."C",
    language character varying(10) NOT NULL,
    status_key character varying(50) NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    text_tu text NOT NULL,
    html_tu text NOT NULL,
    text_vos text NOT NULL,
    html_vos text NOT NULL,
    uses integer NOT NULL,
    used_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    brand_id bigint,
    owner_id bigint,
    team_id bigint,
    CONSTRAINT playbooks_cannedreply_uses_check CHECK ((uses >= 0)),
    CONSTRAINT playbooks_cannedreply_version_check CHECK ((version >= 0))
);
ALTER TABLE playbooks_cannedreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME playbooks_cannedreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE playbooks_customeraddress (
    customer_id bigint NOT NULL,
    form character varying(5) NOT NULL
);
CREATE TABLE playbooks_macro (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    sought character varying(200) NOT NULL COLLATE pg_catalog."C",
    steps jsonb NOT NULL,
    uses integer NOT NULL,
    used_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    brand_id bigint,
    owner_id bigint,
    team_id bigint,
    CONSTRAINT playbooks_macro_uses_check CHECK ((uses >= 0)),
    CONSTRAINT playbooks_macro_version_check CHECK ((version >= 0))
);
ALTER TABLE playbooks_macro ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME playbooks_macro_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE playbooks_translator (
    id bigint NOT NULL,
    url character varying(300) NOT NULL,
    sealed_key text NOT NULL,
    is_enabled boolean NOT NULL,
    allows_inner boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT playbooks_translator_version_check CHECK ((version >= 0))
);
ALTER TABLE playbooks_translator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME playbooks_translator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE privacy_customerexport (
    id bigint NOT NULL,
    customer_id bigint NOT NULL,
    long_job_id bigint NOT NULL,
    requested_by_id bigint NOT NULL,
    requested_by_label character varying(150) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    file_id bigint,
    ready_at timestamp with time zone
);
ALTER TABLE privacy_customerexport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME privacy_customerexport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);
CREATE SEQUENCE procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE procrastinate_events_id_seq OWNED BY procrastinate_events.id;
CREATE SEQUENCE procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE procrastinate_jobs_id_seq OWNED BY procrastinate_jobs.id;
CREATE TABLE procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);
CREATE SEQUENCE procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE procrastinate_periodic_defers_id_seq OWNED BY procrastinate_periodic_defers.id;
CREATE TABLE procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE regulations_chosen_reading (
    id bigint NOT NULL,
    pack character varying(80) NOT NULL,
    switch character varying(80) NOT NULL,
    reading character varying(80) NOT NULL,
    by_id bigint NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE regulations_chosen_reading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME regulations_chosen_reading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE regulations_pack_acceptance (
    id bigint NOT NULL,
    pack character varying(80) NOT NULL,
    version character varying(40) NOT NULL,
    name character varying(120) NOT NULL,
    by_id bigint NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE regulations_pack_acceptance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME regulations_pack_acceptance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE regulations_pack_version (
    id bigint NOT NULL,
    pack character varying(80) NOT NULL,
    version character varying(40) NOT NULL,
    text text NOT NULL,
    by_id bigint NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE regulations_pack_version ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME regulations_pack_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE service_levels_clock (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    rule character varying(120) NOT NULL,
    policy_number integer,
    calendar character varying(40) NOT NULL,
    zone character varying(64) NOT NULL,
    team_id bigint,
    agent_id bigint,
    target_seconds bigint,
    consumed_seconds bigint NOT NULL,
    steps smallint[] NOT NULL,
    done_step smallint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    running_since timestamp with time zone,
    paused_at timestamp with time zone,
    pauses character varying(20)[] NOT NULL,
    due_at timestamp with time zone,
    promised_at timestamp with time zone,
    is_provisional boolean NOT NULL,
    next_alarm_at timestamp with time zone,
    breached_at timestamp with time zone,
    stopped_at timestamp with time zone,
    "end" character varying(12) NOT NULL,
    ticket_id bigint NOT NULL,
    policy_id bigint,
    CONSTRAINT service_clock_target CHECK (((target_seconds IS NOT NULL) OR ((kind)::text = 'legal'::text))),
    CONSTRAINT service_levels_clock_done_step_check CHECK ((done_step >= 0)),
    CONSTRAINT service_levels_clock_policy_number_check CHECK ((policy_number >= 0))
);
ALTER TABLE service_levels_clock ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME service_levels_clock_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE service_levels_clockentry (
    id bigint DEFAULT atiende_next_id() NOT NULL,
    what character varying(16) NOT NULL,
    data jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id bigint NOT NULL,
    actor_label character varying(150) NOT NULL,
    clock_id bigint NOT NULL
);
CREATE TABLE service_levels_policy (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    folded_name character varying(100) NOT NULL COLLATE pg_catalog."C",
    "position" integer NOT NULL,
    active_number integer,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT service_levels_policy_active_number_check CHECK ((active_number >= 0)),
    CONSTRAINT service_levels_policy_position_check CHECK (("position" >= 0)),
    CONSTRAINT service_levels_policy_version_check CHECK ((version >= 0))
);
ALTER TABLE service_levels_policy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME service_levels_policy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE service_levels_policyversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    definition jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint NOT NULL,
    made_by_label character varying(150) NOT NULL,
    policy_id bigint NOT NULL,
    CONSTRAINT service_levels_policyversion_number_check CHECK ((number >= 0))
);
ALTER TABLE service_levels_policyversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME service_levels_policyversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE side_conversations_sideconversation (
    id bigint NOT NULL,
    subject character varying(300) NOT NULL,
    recipients jsonb NOT NULL,
    token character varying(32) NOT NULL COLLATE pg_catalog."C",
    submission uuid,
    opened_by_id bigint NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    last_message_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    ticket_id bigint NOT NULL,
    CONSTRAINT side_conversation_token_plain CHECK (((token)::text ~ '^[a-z0-9]{12,32}$'::text))
);
ALTER TABLE side_conversations_sideconversation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME side_conversations_sideconversation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE side_conversations_sidemessage (
    id bigint NOT NULL,
    author_id bigint NOT NULL,
    author_label character varying(200) NOT NULL,
    address character varying(320) NOT NULL,
    is_of_recipient boolean NOT NULL,
    is_automatic boolean NOT NULL,
    text text NOT NULL,
    files jsonb NOT NULL,
    header_id character varying(500) NOT NULL,
    delivery character varying(10) NOT NULL,
    delivery_words character varying(500) NOT NULL,
    submission uuid,
    at timestamp with time zone NOT NULL,
    conversation_id bigint NOT NULL
);
ALTER TABLE side_conversations_sidemessage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME side_conversations_sidemessage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);
ALTER TABLE socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);
ALTER TABLE socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tasks_appliedplan (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    text text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint NOT NULL,
    made_by_label character varying(150) NOT NULL,
    ticket_id bigint NOT NULL,
    template_id bigint
);
ALTER TABLE tasks_appliedplan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tasks_appliedplan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tasks_approval (
    id bigint NOT NULL,
    subject character varying(200) NOT NULL,
    details text NOT NULL,
    amount numeric(14,2),
    currency character varying(3) NOT NULL,
    is_in_order boolean NOT NULL,
    holds_solving boolean NOT NULL,
    due_at timestamp with time zone,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id bigint NOT NULL,
    asked_by_label character varying(150) NOT NULL,
    outcome character varying(10) NOT NULL,
    settled_at timestamp with time zone,
    reminded_at timestamp with time zone,
    ticket_id bigint NOT NULL,
    CONSTRAINT approval_amount_has_currency CHECK ((((amount IS NULL) AND ((currency)::text = ''::text)) OR ((amount IS NOT NULL) AND (NOT ((currency)::text = ''::text)))))
);
ALTER TABLE tasks_approval ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tasks_approval_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tasks_approvalstep (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    label character varying(150) NOT NULL,
    decision character varying(10) NOT NULL,
    reason character varying(1000) NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    decided_by_label character varying(150) NOT NULL,
    for_agent_id bigint NOT NULL,
    agent_id bigint,
    approval_id bigint NOT NULL,
    role_id bigint,
    CONSTRAINT tasks_approvalstep_position_check CHECK (("position" >= 0))
);
ALTER TABLE tasks_approvalstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tasks_approvalstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tasks_checklist (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    template_id bigint
);
ALTER TABLE tasks_checklist ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tasks_checklist_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tasks_checklistitem (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    text character varying(200) NOT NULL,
    is_needed boolean NOT NULL,
    ticked_at timestamp with time zone,
    ticked_by_id bigint,
    ticked_by_label character varying(150) NOT NULL,
    checklist_id bigint NOT NULL,
    CONSTRAINT checklist_item_says CHECK ((NOT ((text)::text = ''::text))),
    CONSTRAINT tasks_checklistitem_position_check CHECK (("position" >= 0))
);
ALTER TABLE tasks_checklistitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tasks_checklistitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tasks_checklisttemplate (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    category character varying(60) NOT NULL,
    items jsonb NOT NULL,
    is_in_use boolean NOT NULL,
    version integer NOT NULL,
    brand_id bigint,
    CONSTRAINT tasks_checklisttemplate_version_check CHECK ((version >= 0))
);
ALTER TABLE tasks_checklisttemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tasks_checklisttemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tasks_plantemplate (
    id bigint NOT NULL,
    name character varying(100) NOT NULL,
    category character varying(60) NOT NULL,
    items jsonb NOT NULL,
    tasks jsonb NOT NULL,
    text text NOT NULL,
    is_in_use boolean NOT NULL,
    version integer NOT NULL,
    brand_id bigint,
    CONSTRAINT tasks_plantemplate_version_check CHECK ((version >= 0))
);
ALTER TABLE tasks_plantemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tasks_plantemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tasks_quote (
    id bigint NOT NULL,
    number smallint NOT NULL,
    version smallint NOT NULL,
    state character varying(10) NOT NULL,
    title character varying(200) NOT NULL,
    remark text NOT NULL,
    currency character varying(3) NOT NULL,
    starts_on date,
    ready_on date,
    valid_until date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint NOT NULL,
    made_by_label character varying(150) NOT NULL,
    sent_at timestamp with time zone,
    sha256 character varying(64) NOT NULL,
    ticket_id bigint NOT NULL,
    CONSTRAINT quote_sent CHECK ((((state)::text = 'draft'::text) OR (sent_at IS NOT NULL) OR ((state)::text = 'withdrawn'::text))),
    CONSTRAINT tasks_quote_number_check CHECK ((number >= 0)),
    CONSTRAINT tasks_quote_version_check CHECK ((version >= 0))
);
ALTER TABLE tasks_quote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tasks_quote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tasks_quoteanswer (
    quote_id bigint NOT NULL,
    is_accepted boolean NOT NULL,
    name character varying(200) NOT NULL,
    reason character varying(1000) NOT NULL,
    from_address character varying(64) NOT NULL,
    sha256 character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE tasks_quoteline (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    description character varying(200) NOT NULL,
    quantity numeric(12,3) NOT NULL,
    price numeric(14,2) NOT NULL,
    tax_percent numeric(5,2),
    quote_id bigint NOT NULL,
    CONSTRAINT tasks_quoteline_position_check CHECK (("position" >= 0))
);
ALTER TABLE tasks_quoteline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tasks_quoteline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tasks_task (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    details text NOT NULL,
    due_at timestamp with time zone,
    is_all_day boolean NOT NULL,
    recurrence character varying(10) NOT NULL,
    zone character varying(64) NOT NULL,
    day smallint NOT NULL,
    "position" integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint NOT NULL,
    made_by_label character varying(150) NOT NULL,
    done_at timestamp with time zone,
    done_by_id bigint,
    done_by_label character varying(150) NOT NULL,
    version integer NOT NULL,
    assignee_id bigint,
    came_after_id bigint,
    team_id bigint,
    ticket_id bigint,
    CONSTRAINT task_done_by_somebody CHECK ((((done_at IS NULL) AND (done_by_id IS NULL)) OR ((done_at IS NOT NULL) AND (done_by_id IS NOT NULL)))),
    CONSTRAINT task_has_title CHECK ((NOT ((title)::text = ''::text))),
    CONSTRAINT tasks_task_day_check CHECK ((day >= 0)),
    CONSTRAINT tasks_task_position_check CHECK (("position" >= 0)),
    CONSTRAINT tasks_task_version_check CHECK ((version >= 0))
);
ALTER TABLE tasks_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tasks_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tasks_timeentry (
    id bigint NOT NULL,
    agent_label character varying(150) NOT NULL,
    minutes integer NOT NULL,
    is_billable boolean NOT NULL,
    by_timer boolean NOT NULL,
    what character varying(200) NOT NULL,
    worked_on date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint NOT NULL,
    agent_id bigint,
    corrects_id bigint,
    ticket_id bigint NOT NULL,
    CONSTRAINT time_entry_counts CHECK (((minutes > 0) OR (corrects_id IS NOT NULL)))
);
ALTER TABLE tasks_timeentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tasks_timeentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_attachment (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    media_type character varying(127) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    content_id character varying(200) NOT NULL,
    is_inline boolean NOT NULL,
    problem character varying(40) NOT NULL,
    file_id bigint,
    message_id bigint NOT NULL
);
ALTER TABLE tickets_attachment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_attachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_concern (
    ticket_id bigint NOT NULL,
    order_id bigint,
    owned_id bigint,
    product_id bigint
);
CREATE TABLE tickets_contactreason (
    id bigint NOT NULL,
    name_es character varying(60) NOT NULL,
    name_en character varying(60) NOT NULL,
    folded_name character varying(60) NOT NULL COLLATE pg_catalog."C",
    priority smallint,
    "position" smallint NOT NULL,
    is_in_use boolean NOT NULL,
    version integer NOT NULL,
    parent_id bigint,
    team_id bigint,
    CONSTRAINT contact_reason_priority CHECK (((priority IS NULL) OR ((priority >= 1) AND (priority <= 4)))),
    CONSTRAINT tickets_contactreason_position_check CHECK (("position" >= 0)),
    CONSTRAINT tickets_contactreason_priority_check CHECK ((priority >= 0)),
    CONSTRAINT tickets_contactreason_version_check CHECK ((version >= 0))
);
ALTER TABLE tickets_contactreason ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_contactreason_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_contactreasonbrand (
    id bigint NOT NULL,
    brand_id bigint NOT NULL,
    reason_id bigint NOT NULL
);
ALTER TABLE tickets_contactreasonbrand ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_contactreasonbrand_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_customfield (
    id bigint NOT NULL,
    key character varying(40) NOT NULL COLLATE pg_catalog."C",
    label character varying(60) NOT NULL,
    hint character varying(200) NOT NULL,
    kind character varying(12) NOT NULL,
    options character varying(60)[] NOT NULL,
    is_needed boolean NOT NULL,
    is_in_use boolean NOT NULL,
    "position" smallint NOT NULL,
    version integer NOT NULL,
    asked_by character varying(10) NOT NULL,
    needed_in character varying(40)[] NOT NULL,
    question character varying(200) DEFAULT ''::character varying NOT NULL,
    reason_ids bigint[] NOT NULL,
    tree text DEFAULT ''::text NOT NULL,
    when_key character varying(40) DEFAULT ''::character varying NOT NULL COLLATE pg_catalog."C",
    when_values character varying(60)[] NOT NULL,
    CONSTRAINT tickets_customfield_position_check CHECK (("position" >= 0)),
    CONSTRAINT tickets_customfield_version_check CHECK ((version >= 0))
);
ALTER TABLE tickets_customfield ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_customfield_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_customfieldbrand (
    id bigint NOT NULL,
    brand_id bigint NOT NULL,
    field_id bigint NOT NULL
);
ALTER TABLE tickets_customfieldbrand ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_customfieldbrand_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_dismissedsuggestion (
    id bigint NOT NULL,
    key character varying(60) NOT NULL,
    dismissed_at timestamp with time zone NOT NULL,
    dismissed_by_id bigint NOT NULL,
    dismissed_by_label character varying(150) NOT NULL,
    ticket_id bigint NOT NULL
);
ALTER TABLE tickets_dismissedsuggestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_dismissedsuggestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_draft (
    id bigint NOT NULL,
    kind character varying(5) NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    agent_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    files jsonb DEFAULT '[]'::jsonb NOT NULL,
    recipients jsonb
);
ALTER TABLE tickets_draft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_draft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_draftreview (
    id bigint NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    recipients jsonb,
    files jsonb NOT NULL,
    state character varying(10) NOT NULL,
    remark text NOT NULL,
    message_id bigint,
    asked_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    author_id bigint NOT NULL,
    reviewer_id bigint,
    role_id bigint,
    ticket_id bigint NOT NULL,
    CONSTRAINT draft_review_by_one CHECK ((((reviewer_id IS NULL) AND (role_id IS NOT NULL)) OR ((reviewer_id IS NOT NULL) AND (role_id IS NULL))))
);
ALTER TABLE tickets_draftreview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_draftreview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_fieldfile (
    id bigint NOT NULL,
    key character varying(40) NOT NULL COLLATE pg_catalog."C",
    name character varying(200) NOT NULL,
    media_type character varying(127) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    file_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);
ALTER TABLE tickets_fieldfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_fieldfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_follower (
    id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    agent_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);
ALTER TABLE tickets_follower ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_follower_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_handover (
    id bigint NOT NULL,
    by_id bigint NOT NULL,
    by_label character varying(150) NOT NULL,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    read_by_id bigint,
    agent_id bigint,
    message_id bigint NOT NULL,
    team_id bigint,
    ticket_id bigint NOT NULL,
    CONSTRAINT hand_over_to_somebody CHECK (((agent_id IS NOT NULL) OR (team_id IS NOT NULL)))
);
ALTER TABLE tickets_handover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_handover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_handoverrule (
    id bigint NOT NULL,
    is_summary_needed boolean NOT NULL
);
ALTER TABLE tickets_handoverrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_handoverrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_mention (
    id bigint NOT NULL,
    agent_id bigint,
    message_id bigint NOT NULL,
    team_id bigint,
    CONSTRAINT mention_of_one CHECK ((((agent_id IS NULL) AND (team_id IS NOT NULL)) OR ((agent_id IS NOT NULL) AND (team_id IS NULL))))
);
ALTER TABLE tickets_mention ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_mention_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_message (
    id bigint DEFAULT atiende_next_id() NOT NULL,
    kind character varying(10) NOT NULL,
    channel character varying(20) NOT NULL,
    author_id bigint NOT NULL,
    author_label character varying(200) NOT NULL,
    is_automatic boolean NOT NULL,
    subject character varying(300) NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    folded jsonb NOT NULL,
    language character varying(10) NOT NULL,
    notices character varying(60)[] NOT NULL,
    delivery character varying(10) NOT NULL,
    delivery_words character varying(500) NOT NULL,
    delivery_at timestamp with time zone,
    written_at timestamp with time zone,
    at timestamp with time zone NOT NULL,
    ticket_id bigint NOT NULL
)
PARTITION BY RANGE (id);
CREATE TABLE tickets_message_default (
    id bigint DEFAULT atiende_next_id() CONSTRAINT tickets_message_id_not_null NOT NULL,
    kind character varying(10) CONSTRAINT tickets_message_kind_not_null NOT NULL,
    channel character varying(20) CONSTRAINT tickets_message_channel_not_null NOT NULL,
    author_id bigint CONSTRAINT tickets_message_author_id_not_null NOT NULL,
    author_label character varying(200) CONSTRAINT tickets_message_author_label_not_null NOT NULL,
    is_automatic boolean CONSTRAINT tickets_message_is_automatic_not_null NOT NULL,
    subject character varying(300) CONSTRAINT tickets_message_subject_not_null NOT NULL,
    text text CONSTRAINT tickets_message_text_not_null NOT NULL,
    html text CONSTRAINT tickets_message_html_not_null NOT NULL,
    folded jsonb CONSTRAINT tickets_message_folded_not_null NOT NULL,
    language character varying(10) CONSTRAINT tickets_message_language_not_null NOT NULL,
    notices character varying(60)[] CONSTRAINT tickets_message_notices_not_null NOT NULL,
    delivery character varying(10) CONSTRAINT tickets_message_delivery_not_null NOT NULL,
    delivery_words character varying(500) CONSTRAINT tickets_message_delivery_words_not_null NOT NULL,
    delivery_at timestamp with time zone,
    written_at timestamp with time zone,
    at timestamp with time zone CONSTRAINT tickets_message_at_not_null NOT NULL,
    ticket_id bigint CONSTRAINT tickets_message_ticket_id_not_null NOT NULL
);
CREATE SEQUENCE tickets_number
    START WITH 1001
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE tickets_participant (
    id bigint NOT NULL,
    address character varying(320) NOT NULL COLLATE pg_catalog."C",
    role character varying(10) NOT NULL,
    token character varying(32) NOT NULL COLLATE pg_catalog."C",
    added_at timestamp with time zone NOT NULL,
    customer_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    CONSTRAINT participant_token_plain CHECK (((token)::text ~ '^[a-z0-9]{12,32}$'::text))
);
ALTER TABLE tickets_participant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_participant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_recipient (
    id bigint NOT NULL,
    role character varying(3) NOT NULL,
    address character varying(320) NOT NULL,
    name character varying(200) NOT NULL,
    message_id bigint NOT NULL
);
ALTER TABLE tickets_recipient ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_recipient_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_reviewdemand (
    id bigint NOT NULL,
    brand_id bigint,
    role_id bigint,
    CONSTRAINT review_demand_of_one CHECK ((((brand_id IS NULL) AND (role_id IS NOT NULL)) OR ((brand_id IS NOT NULL) AND (role_id IS NULL))))
);
ALTER TABLE tickets_reviewdemand ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_reviewdemand_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_searchrow (
    message_id bigint NOT NULL,
    brand_id bigint NOT NULL,
    is_note boolean NOT NULL,
    scope bigint[] NOT NULL,
    words tsvector NOT NULL,
    case_id bigint NOT NULL
);
CREATE TABLE tickets_searchunfinished (
    case_id bigint NOT NULL,
    below bigint NOT NULL,
    is_rewritten boolean NOT NULL
);
CREATE TABLE tickets_snoozeevent (
    ticket_id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    case_id bigint,
    order_id bigint,
    CONSTRAINT ticket_snooze_for_one CHECK ((((case_id IS NULL) AND (order_id IS NOT NULL)) OR ((case_id IS NOT NULL) AND (order_id IS NULL))))
);
CREATE TABLE tickets_submission (
    id bigint NOT NULL,
    actor_id bigint NOT NULL,
    submission uuid NOT NULL,
    ticket_id bigint,
    message_id bigint,
    made_at timestamp with time zone NOT NULL
);
ALTER TABLE tickets_submission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_submission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_tag (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    folded_name character varying(60) NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE tickets_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_ticket (
    id bigint NOT NULL,
    number bigint DEFAULT nextval('tickets_number'::regclass) NOT NULL,
    subject character varying(300) NOT NULL,
    category character varying(20) NOT NULL,
    priority smallint NOT NULL,
    channel character varying(20) NOT NULL,
    language character varying(10) NOT NULL,
    time_zone character varying(64) NOT NULL,
    custom_fields jsonb NOT NULL,
    is_spam boolean NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    last_message_at timestamp with time zone NOT NULL,
    last_customer_message_at timestamp with time zone,
    waiting_since timestamp with time zone,
    first_reply_at timestamp with time zone,
    resolved_at timestamp with time zone,
    closed_at timestamp with time zone,
    next_due_at timestamp with time zone,
    reopenings smallint NOT NULL,
    version integer NOT NULL,
    assignee_id bigint,
    brand_id bigint NOT NULL,
    customer_id bigint NOT NULL,
    team_id bigint,
    status_id bigint NOT NULL,
    snoozed_until timestamp with time zone,
    is_merged boolean DEFAULT false NOT NULL,
    contact_reason_id bigint,
    interaction character varying(12) DEFAULT ''::character varying NOT NULL,
    phase character varying(8) DEFAULT ''::character varying NOT NULL,
    snoozed_for character varying(8) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT ticket_priority_known CHECK (((priority >= 1) AND (priority <= 4))),
    CONSTRAINT tickets_ticket_priority_check CHECK ((priority >= 0)),
    CONSTRAINT tickets_ticket_reopenings_check CHECK ((reopenings >= 0)),
    CONSTRAINT tickets_ticket_version_check CHECK ((version >= 0))
)
WITH (fillfactor='85');
ALTER TABLE tickets_ticket ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_ticket_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_tickethold (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    source character varying(60) NOT NULL COLLATE pg_catalog."C",
    reason character varying(500) NOT NULL,
    laid_at timestamp with time zone NOT NULL,
    laid_by_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);
ALTER TABLE tickets_tickethold ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_tickethold_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_ticketlink (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    source_id bigint NOT NULL,
    target_id bigint NOT NULL,
    CONSTRAINT ticket_link_other CHECK ((NOT (source_id = target_id)))
);
ALTER TABLE tickets_ticketlink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_ticketlink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_ticketmerge (
    source_id bigint NOT NULL,
    merged_at timestamp with time zone NOT NULL,
    merged_by_id bigint NOT NULL,
    merged_by_label character varying(150) NOT NULL,
    target_id bigint NOT NULL,
    CONSTRAINT ticket_merge_other CHECK ((NOT (source_id = target_id)))
);
CREATE TABLE tickets_ticketshare (
    id bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint NOT NULL,
    agent_id bigint,
    team_id bigint,
    ticket_id bigint NOT NULL,
    CONSTRAINT ticket_share_with_one CHECK ((((agent_id IS NULL) AND (team_id IS NOT NULL)) OR ((agent_id IS NOT NULL) AND (team_id IS NULL))))
);
ALTER TABLE tickets_ticketshare ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_ticketshare_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_ticketstatus (
    id bigint NOT NULL,
    key character varying(40) NOT NULL COLLATE pg_catalog."C",
    category character varying(20) NOT NULL,
    label_for_agents character varying(60) NOT NULL,
    label_for_customers character varying(60) NOT NULL,
    "position" smallint NOT NULL,
    is_builtin boolean NOT NULL,
    is_in_use boolean NOT NULL,
    label_for_agents_en character varying(60) DEFAULT ''::character varying NOT NULL,
    label_for_customers_en character varying(60) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT tickets_ticketstatus_position_check CHECK (("position" >= 0))
);
ALTER TABLE tickets_ticketstatus ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_ticketstatus_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_tickettag (
    id bigint NOT NULL,
    tag_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);
ALTER TABLE tickets_tickettag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_tickettag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE tickets_timelineentry (
    id bigint DEFAULT atiende_next_id() NOT NULL,
    kind character varying(40) NOT NULL,
    actor_id bigint NOT NULL,
    actor_label character varying(150) NOT NULL,
    message_id bigint,
    data jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    ticket_id bigint NOT NULL
)
PARTITION BY RANGE (id);
CREATE TABLE tickets_timelineentry_default (
    id bigint DEFAULT atiende_next_id() CONSTRAINT tickets_timelineentry_id_not_null NOT NULL,
    kind character varying(40) CONSTRAINT tickets_timelineentry_kind_not_null NOT NULL,
    actor_id bigint CONSTRAINT tickets_timelineentry_actor_id_not_null NOT NULL,
    actor_label character varying(150) CONSTRAINT tickets_timelineentry_actor_label_not_null NOT NULL,
    message_id bigint,
    data jsonb CONSTRAINT tickets_timelineentry_data_not_null NOT NULL,
    at timestamp with time zone CONSTRAINT tickets_timelineentry_at_not_null NOT NULL,
    ticket_id bigint CONSTRAINT tickets_timelineentry_ticket_id_not_null NOT NULL
);
CREATE TABLE tickets_trackingkey (
    ticket_id bigint NOT NULL,
    fingerprint bytea NOT NULL,
    version integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_id bigint NOT NULL,
    CONSTRAINT tickets_trackingkey_version_check CHECK ((version >= 0))
);
CREATE TABLE tickets_waitingreply (
    id bigint NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    recipients jsonb,
    files jsonb NOT NULL,
    status_key character varying(40) NOT NULL,
    seen bigint NOT NULL,
    send_at timestamp with time zone NOT NULL,
    written_at timestamp with time zone NOT NULL,
    held_at timestamp with time zone,
    problem character varying(500) NOT NULL,
    agent_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);
ALTER TABLE tickets_waitingreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME tickets_waitingreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE views_bulkchange (
    id bigint NOT NULL,
    change jsonb NOT NULL,
    condition jsonb NOT NULL,
    "order" character varying(20) NOT NULL,
    long_job_id bigint NOT NULL,
    requested_by_id bigint NOT NULL,
    requested_by_label character varying(150) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    changed integer NOT NULL,
    refused integer NOT NULL,
    finished_at timestamp with time zone,
    undoes_id bigint,
    CONSTRAINT views_bulkchange_changed_check CHECK ((changed >= 0)),
    CONSTRAINT views_bulkchange_refused_check CHECK ((refused >= 0))
);
ALTER TABLE views_bulkchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME views_bulkchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE views_bulkstep (
    id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    number bigint NOT NULL,
    before jsonb NOT NULL,
    version integer NOT NULL,
    bulk_id bigint NOT NULL,
    CONSTRAINT views_bulkstep_version_check CHECK ((version >= 0))
);
ALTER TABLE views_bulkstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME views_bulkstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE views_listexport (
    id bigint NOT NULL,
    condition jsonb NOT NULL,
    "order" character varying(20) NOT NULL,
    columns jsonb NOT NULL,
    name character varying(60) NOT NULL,
    format character varying(4) NOT NULL,
    long_job_id bigint NOT NULL,
    requested_by_id bigint NOT NULL,
    requested_by_label character varying(150) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    rows integer NOT NULL,
    file_id bigint,
    ready_at timestamp with time zone,
    CONSTRAINT views_listexport_rows_check CHECK ((rows >= 0))
);
ALTER TABLE views_listexport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME views_listexport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE views_view (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    shared character varying(10) NOT NULL,
    condition jsonb NOT NULL,
    search character varying(300) NOT NULL,
    "order" character varying(20) NOT NULL,
    columns character varying(60)[] NOT NULL,
    made_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    owner_id bigint,
    CONSTRAINT views_view_version_check CHECK ((version >= 0))
);
ALTER TABLE views_view ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME views_view_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE views_viewplace (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    is_hidden boolean NOT NULL,
    agent_id bigint NOT NULL,
    view_id bigint NOT NULL,
    CONSTRAINT views_viewplace_position_check CHECK (("position" >= 0))
);
ALTER TABLE views_viewplace ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME views_viewplace_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE views_viewteam (
    id bigint NOT NULL,
    team_id bigint NOT NULL,
    view_id bigint NOT NULL
);
ALTER TABLE views_viewteam ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME views_viewteam_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE ONLY platform_audit_entry ATTACH PARTITION platform_audit_entry_default DEFAULT;
ALTER TABLE ONLY platform_event ATTACH PARTITION platform_event_default DEFAULT;
ALTER TABLE ONLY tickets_message ATTACH PARTITION tickets_message_default DEFAULT;
ALTER TABLE ONLY tickets_timelineentry ATTACH PARTITION tickets_timelineentry_default DEFAULT;
ALTER TABLE ONLY procrastinate_events ALTER COLUMN id SET DEFAULT nextval('procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('procrastinate_periodic_defers_id_seq'::regclass);
ALTER TABLE ONLY account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY channels_acknowledgement
    ADD CONSTRAINT acknowledgement_once UNIQUE (brand_id, language);
ALTER TABLE ONLY organisation_agentbrand
    ADD CONSTRAINT agent_brand_once UNIQUE (agent_id, brand_id);
ALTER TABLE ONLY organisation_agentchannel
    ADD CONSTRAINT agent_channel_once UNIQUE (agent_id, channel);
ALTER TABLE ONLY organisation_agentskill
    ADD CONSTRAINT agent_skill_once UNIQUE (agent_id, skill_id);
ALTER TABLE ONLY platform_api_answer
    ADD CONSTRAINT api_answer_once UNIQUE (token_key, path, key);
ALTER TABLE ONLY tasks_approvalstep
    ADD CONSTRAINT approval_step_place UNIQUE (approval_id, "position");
ALTER TABLE ONLY auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY automation_rule
    ADD CONSTRAINT automation_rule_folded_name_key UNIQUE (folded_name);
ALTER TABLE ONLY automation_rule
    ADD CONSTRAINT automation_rule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY automation_rulerun
    ADD CONSTRAINT automation_rulerun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY automation_ruleversion
    ADD CONSTRAINT automation_ruleversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY automation_timemark
    ADD CONSTRAINT automation_timemark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_brandhost
    ADD CONSTRAINT brand_host_once UNIQUE (host);
ALTER TABLE ONLY organisation_brand
    ADD CONSTRAINT brand_name_once UNIQUE (folded_name);
ALTER TABLE ONLY organisation_brand
    ADD CONSTRAINT brand_slug_once UNIQUE (slug);
ALTER TABLE ONLY organisation_brand
    ADD CONSTRAINT brand_submission_once UNIQUE (submission);
ALTER TABLE ONLY organisation_workingcalendar
    ADD CONSTRAINT calendar_name_once UNIQUE (folded_name);
ALTER TABLE ONLY catalogue_order
    ADD CONSTRAINT catalogue_order_number_key UNIQUE (number);
ALTER TABLE ONLY catalogue_order
    ADD CONSTRAINT catalogue_order_pkey PRIMARY KEY (id);
ALTER TABLE ONLY catalogue_orderline
    ADD CONSTRAINT catalogue_orderline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY catalogue_ownedproduct
    ADD CONSTRAINT catalogue_ownedproduct_pkey PRIMARY KEY (id);
ALTER TABLE ONLY catalogue_product
    ADD CONSTRAINT catalogue_product_pkey PRIMARY KEY (id);
ALTER TABLE ONLY catalogue_product
    ADD CONSTRAINT catalogue_product_sku_key UNIQUE (sku);
ALTER TABLE ONLY channels_acknowledgement
    ADD CONSTRAINT channels_acknowledgement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY channels_automaticanswer
    ADD CONSTRAINT channels_automaticanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY channels_blockedsender
    ADD CONSTRAINT channels_blockedsender_pkey PRIMARY KEY (id);
ALTER TABLE ONLY channels_blockedsender
    ADD CONSTRAINT channels_blockedsender_sender_key UNIQUE (sender);
ALTER TABLE ONLY channels_domaincheck
    ADD CONSTRAINT channels_domaincheck_pkey PRIMARY KEY (mailbox_id);
ALTER TABLE ONLY channels_fetcheduid
    ADD CONSTRAINT channels_fetcheduid_pkey PRIMARY KEY (id);
ALTER TABLE ONLY channels_mailaccess
    ADD CONSTRAINT channels_mailaccess_pkey PRIMARY KEY (id);
ALTER TABLE ONLY channels_mailbox
    ADD CONSTRAINT channels_mailbox_address_key UNIQUE (address);
ALTER TABLE ONLY channels_mailbox
    ADD CONSTRAINT channels_mailbox_folded_name_key UNIQUE (folded_name);
ALTER TABLE ONLY channels_mailbox
    ADD CONSTRAINT channels_mailbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY channels_mailboxalias
    ADD CONSTRAINT channels_mailboxalias_address_key UNIQUE (address);
ALTER TABLE ONLY channels_mailboxalias
    ADD CONSTRAINT channels_mailboxalias_pkey PRIMARY KEY (id);
ALTER TABLE ONLY channels_mailboxpause
    ADD CONSTRAINT channels_mailboxpause_pkey PRIMARY KEY (mailbox_id);
ALTER TABLE ONLY channels_mailboxreading
    ADD CONSTRAINT channels_mailboxreading_pkey PRIMARY KEY (mailbox_id);
ALTER TABLE ONLY channels_mailkeeping
    ADD CONSTRAINT channels_mailkeeping_pkey PRIMARY KEY (id);
ALTER TABLE ONLY channels_mailreference
    ADD CONSTRAINT channels_mailreference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY channels_mailtoken
    ADD CONSTRAINT channels_mailtoken_pkey PRIMARY KEY (mailbox_id);
ALTER TABLE ONLY channels_outgoingmail
    ADD CONSTRAINT channels_outgoingmail_header_id_key UNIQUE (header_id);
ALTER TABLE ONLY channels_outgoingmail
    ADD CONSTRAINT channels_outgoingmail_message_id_key UNIQUE (message_id);
ALTER TABLE ONLY channels_outgoingmail
    ADD CONSTRAINT channels_outgoingmail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY channels_rawmail
    ADD CONSTRAINT channels_rawmail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY channels_sealedword
    ADD CONSTRAINT channels_sealedword_pkey PRIMARY KEY (message_id);
ALTER TABLE ONLY channels_sidemail
    ADD CONSTRAINT channels_sidemail_header_id_key UNIQUE (header_id);
ALTER TABLE ONLY channels_sidemail
    ADD CONSTRAINT channels_sidemail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY channels_sidemail
    ADD CONSTRAINT channels_sidemail_side_message_id_key UNIQUE (side_message_id);
ALTER TABLE ONLY channels_signature
    ADD CONSTRAINT channels_signature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tasks_checklistitem
    ADD CONSTRAINT checklist_item_place UNIQUE (checklist_id, "position");
ALTER TABLE ONLY tasks_checklisttemplate
    ADD CONSTRAINT checklist_template_once UNIQUE NULLS NOT DISTINCT (name, brand_id);
ALTER TABLE ONLY tickets_contactreasonbrand
    ADD CONSTRAINT contact_reason_brand_once UNIQUE (reason_id, brand_id);
ALTER TABLE ONLY tickets_contactreason
    ADD CONSTRAINT contact_reason_once UNIQUE NULLS NOT DISTINCT (parent_id, folded_name);
ALTER TABLE ONLY tickets_customfieldbrand
    ADD CONSTRAINT custom_field_brand_once UNIQUE (field_id, brand_id);
ALTER TABLE ONLY customers_consent
    ADD CONSTRAINT customers_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY customers_customer
    ADD CONSTRAINT customers_customer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY customers_customerfield
    ADD CONSTRAINT customers_customerfield_key_key UNIQUE (key);
ALTER TABLE ONLY customers_customerfield
    ADD CONSTRAINT customers_customerfield_pkey PRIMARY KEY (id);
ALTER TABLE ONLY customers_customermerge
    ADD CONSTRAINT customers_customermerge_pkey PRIMARY KEY (source_id);
ALTER TABLE ONLY customers_customernote
    ADD CONSTRAINT customers_customernote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY customers_customerprofile
    ADD CONSTRAINT customers_customerprofile_pkey PRIMARY KEY (customer_id);
ALTER TABLE ONLY customers_customersalt
    ADD CONSTRAINT customers_customersalt_pkey PRIMARY KEY (customer_id);
ALTER TABLE ONLY customers_identifier
    ADD CONSTRAINT customers_identifier_pkey PRIMARY KEY (id);
ALTER TABLE ONLY customers_identifierverification
    ADD CONSTRAINT customers_identifierverification_pkey PRIMARY KEY (identifier_id);
ALTER TABLE ONLY customers_likelyduplicate
    ADD CONSTRAINT customers_likelyduplicate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY customers_toldapart
    ADD CONSTRAINT customers_toldapart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY customers_unreachableidentifier
    ADD CONSTRAINT customers_unreachableidentifier_pkey PRIMARY KEY (identifier_id);
ALTER TABLE ONLY platform_demonstration_row
    ADD CONSTRAINT demonstration_row_once UNIQUE (kind, object_id);
ALTER TABLE ONLY django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY tickets_draft
    ADD CONSTRAINT draft_once UNIQUE (ticket_id, agent_id, kind);
ALTER TABLE ONLY channels_fetcheduid
    ADD CONSTRAINT fetched_uid_once UNIQUE (mailbox_id, uidvalidity, uid);
ALTER TABLE ONLY tickets_fieldfile
    ADD CONSTRAINT field_file_once UNIQUE (ticket_id, key);
ALTER TABLE ONLY tickets_follower
    ADD CONSTRAINT follower_once UNIQUE (ticket_id, agent_id);
ALTER TABLE ONLY tickets_tickethold
    ADD CONSTRAINT hold_once UNIQUE (ticket_id, kind, source);
ALTER TABLE ONLY customers_identifier
    ADD CONSTRAINT identifier_names_one_customer UNIQUE (kind, normal_value);
ALTER TABLE ONLY identity_apitoken
    ADD CONSTRAINT identity_apitoken_digest_key UNIQUE (digest);
ALTER TABLE ONLY identity_apitoken
    ADD CONSTRAINT identity_apitoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY identity_invitation
    ADD CONSTRAINT identity_invitation_digest_key UNIQUE (digest);
ALTER TABLE ONLY identity_invitation
    ADD CONSTRAINT identity_invitation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY identity_invitation_roles
    ADD CONSTRAINT identity_invitation_roles_invitation_id_role_id_7609dcde_uniq UNIQUE (invitation_id, role_id);
ALTER TABLE ONLY identity_invitation_roles
    ADD CONSTRAINT identity_invitation_roles_pkey PRIMARY KEY (id);
ALTER TABLE ONLY identity_roleassignment
    ADD CONSTRAINT identity_role_assigned_once UNIQUE (user_id, role_id);
ALTER TABLE ONLY identity_role
    ADD CONSTRAINT identity_role_code_key UNIQUE (code);
ALTER TABLE ONLY identity_role
    ADD CONSTRAINT identity_role_pkey PRIMARY KEY (id);
ALTER TABLE ONLY identity_roleassignment
    ADD CONSTRAINT identity_roleassignment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY identity_singlesignon
    ADD CONSTRAINT identity_singlesignon_pkey PRIMARY KEY (id);
ALTER TABLE ONLY identity_user
    ADD CONSTRAINT identity_user_email_key UNIQUE (email);
ALTER TABLE ONLY identity_user
    ADD CONSTRAINT identity_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY integrations_importorigin
    ADD CONSTRAINT import_origin_once UNIQUE (source, kind, origin_id);
ALTER TABLE ONLY integrations_import
    ADD CONSTRAINT integrations_import_pkey PRIMARY KEY (id);
ALTER TABLE ONLY integrations_importorigin
    ADD CONSTRAINT integrations_importorigin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY integrations_incomingwebhook
    ADD CONSTRAINT integrations_incomingwebhook_key_key UNIQUE (key);
ALTER TABLE ONLY integrations_incomingwebhook
    ADD CONSTRAINT integrations_incomingwebhook_pkey PRIMARY KEY (id);
ALTER TABLE ONLY integrations_receivedwebhook
    ADD CONSTRAINT integrations_receivedwebhook_pkey PRIMARY KEY (id);
ALTER TABLE ONLY integrations_webhookattempt
    ADD CONSTRAINT integrations_webhookattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY integrations_webhookdelivery
    ADD CONSTRAINT integrations_webhookdelivery_message_id_key UNIQUE (message_id);
ALTER TABLE ONLY integrations_webhookdelivery
    ADD CONSTRAINT integrations_webhookdelivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY integrations_webhookpause
    ADD CONSTRAINT integrations_webhookpause_pkey PRIMARY KEY (subscription_id);
ALTER TABLE ONLY integrations_webhooksubscription
    ADD CONSTRAINT integrations_webhooksubscription_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_invitedmembership
    ADD CONSTRAINT invited_membership_once UNIQUE (email, team_id);
ALTER TABLE ONLY knowledge_article
    ADD CONSTRAINT knowledge_article_pkey PRIMARY KEY (id);
ALTER TABLE ONLY customers_likelyduplicate
    ADD CONSTRAINT likely_duplicate_once UNIQUE (low_id, high_id);
ALTER TABLE ONLY channels_mailaccess
    ADD CONSTRAINT mail_access_once UNIQUE (mailbox_id, direction);
ALTER TABLE ONLY channels_mailreference
    ADD CONSTRAINT mail_reference_once UNIQUE (digest, ticket_id, role);
ALTER TABLE ONLY tickets_mention
    ADD CONSTRAINT mention_agent_once UNIQUE (message_id, agent_id);
ALTER TABLE ONLY tickets_mention
    ADD CONSTRAINT mention_team_once UNIQUE (message_id, team_id);
ALTER TABLE ONLY mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY notifications_noteaddress
    ADD CONSTRAINT note_address_once UNIQUE (person_id, ticket_id);
ALTER TABLE ONLY notifications_choice
    ADD CONSTRAINT notification_choice_once UNIQUE (person_id, kind);
ALTER TABLE ONLY notifications_choice
    ADD CONSTRAINT notifications_choice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY notifications_noteaddress
    ADD CONSTRAINT notifications_noteaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY notifications_noteaddress
    ADD CONSTRAINT notifications_noteaddress_token_key UNIQUE (token);
ALTER TABLE ONLY notifications_notification
    ADD CONSTRAINT notifications_notification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY notifications_overduelook
    ADD CONSTRAINT notifications_overduelook_pkey PRIMARY KEY (id);
ALTER TABLE ONLY notifications_pushdevice
    ADD CONSTRAINT notifications_pushdevice_endpoint_key UNIQUE (endpoint);
ALTER TABLE ONLY notifications_pushdevice
    ADD CONSTRAINT notifications_pushdevice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY notifications_pushkey
    ADD CONSTRAINT notifications_pushkey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY notifications_quiettime
    ADD CONSTRAINT notifications_quiettime_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY catalogue_orderline
    ADD CONSTRAINT order_line_once UNIQUE (order_id, "position");
ALTER TABLE ONLY organisation_absence
    ADD CONSTRAINT organisation_absence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_activity
    ADD CONSTRAINT organisation_activity_pkey PRIMARY KEY (agent_id);
ALTER TABLE ONLY organisation_agent
    ADD CONSTRAINT organisation_agent_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY organisation_agentbrand
    ADD CONSTRAINT organisation_agentbrand_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_agentcapacity
    ADD CONSTRAINT organisation_agentcapacity_pkey PRIMARY KEY (agent_id);
ALTER TABLE ONLY organisation_agentchannel
    ADD CONSTRAINT organisation_agentchannel_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_agentskill
    ADD CONSTRAINT organisation_agentskill_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_authorityline
    ADD CONSTRAINT organisation_authorityline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_belonging
    ADD CONSTRAINT organisation_belonging_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_brand
    ADD CONSTRAINT organisation_brand_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_brandarchival
    ADD CONSTRAINT organisation_brandarchival_pkey PRIMARY KEY (brand_id);
ALTER TABLE ONLY organisation_brandhost
    ADD CONSTRAINT organisation_brandhost_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_channelweight
    ADD CONSTRAINT organisation_channelweight_pkey PRIMARY KEY (channel);
ALTER TABLE ONLY organisation_deputy
    ADD CONSTRAINT organisation_deputy_pkey PRIMARY KEY (agent_id);
ALTER TABLE ONLY organisation_invitedmembership
    ADD CONSTRAINT organisation_invitedmembership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_organisation
    ADD CONSTRAINT organisation_organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_presencespan
    ADD CONSTRAINT organisation_presencespan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_setupprogress
    ADD CONSTRAINT organisation_setupprogress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_shift
    ADD CONSTRAINT organisation_shift_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_shiftpattern
    ADD CONSTRAINT organisation_shiftpattern_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_skill
    ADD CONSTRAINT organisation_skill_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_specialday
    ADD CONSTRAINT organisation_specialday_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_team
    ADD CONSTRAINT organisation_team_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_teamarchival
    ADD CONSTRAINT organisation_teamarchival_pkey PRIMARY KEY (team_id);
ALTER TABLE ONLY organisation_teammembership
    ADD CONSTRAINT organisation_teammembership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_unit
    ADD CONSTRAINT organisation_unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_unitarchival
    ADD CONSTRAINT organisation_unitarchival_pkey PRIMARY KEY (unit_id);
ALTER TABLE ONLY organisation_unitplace
    ADD CONSTRAINT organisation_unitplace_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_workingcalendar
    ADD CONSTRAINT organisation_workingcalendar_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_participant
    ADD CONSTRAINT participant_once UNIQUE (ticket_id, customer_id, address);
ALTER TABLE ONLY tasks_appliedplan
    ADD CONSTRAINT plan_applied_once UNIQUE (ticket_id, template_id);
ALTER TABLE ONLY tasks_plantemplate
    ADD CONSTRAINT plan_template_once UNIQUE NULLS NOT DISTINCT (name, brand_id);
ALTER TABLE ONLY platform_api_answer
    ADD CONSTRAINT platform_api_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_audit_entry
    ADD CONSTRAINT platform_audit_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_audit_entry_default
    ADD CONSTRAINT platform_audit_entry_default_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_audit_keeping
    ADD CONSTRAINT platform_audit_keeping_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_audit_salt
    ADD CONSTRAINT platform_audit_salt_pkey PRIMARY KEY (actor_id);
ALTER TABLE ONLY platform_audit_seal
    ADD CONSTRAINT platform_audit_seal_pkey PRIMARY KEY (number);
ALTER TABLE ONLY platform_backup_plan
    ADD CONSTRAINT platform_backup_plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_backup_run
    ADD CONSTRAINT platform_backup_run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_cache
    ADD CONSTRAINT platform_cache_pkey PRIMARY KEY (cache_key);
ALTER TABLE ONLY platform_calendar_completion
    ADD CONSTRAINT platform_calendar_completion_pkey PRIMARY KEY (region);
ALTER TABLE ONLY platform_delivery
    ADD CONSTRAINT platform_delivery_pkey PRIMARY KEY (event_id, handler);
ALTER TABLE ONLY platform_demanded_event
    ADD CONSTRAINT platform_demanded_event_pkey PRIMARY KEY (handler, event);
ALTER TABLE ONLY platform_demonstration_row
    ADD CONSTRAINT platform_demonstration_row_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_event
    ADD CONSTRAINT platform_event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_event_default
    ADD CONSTRAINT platform_event_default_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_evidence_salt
    ADD CONSTRAINT platform_evidence_salt_once UNIQUE (subject_kind, subject_id);
ALTER TABLE ONLY platform_evidence_salt
    ADD CONSTRAINT platform_evidence_salt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_holiday_correction
    ADD CONSTRAINT platform_holiday_correction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_installation_pause
    ADD CONSTRAINT platform_installation_pause_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_lane
    ADD CONSTRAINT platform_lane_pkey PRIMARY KEY (aggregate);
ALTER TABLE ONLY platform_limit
    ADD CONSTRAINT platform_limit_pkey PRIMARY KEY (key);
ALTER TABLE ONLY platform_long_job
    ADD CONSTRAINT platform_long_job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_mail_server
    ADD CONSTRAINT platform_mail_server_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_backup_run
    ADD CONSTRAINT platform_one_backup_a_day UNIQUE (due_on);
ALTER TABLE ONLY platform_holiday_correction
    ADD CONSTRAINT platform_one_correction_a_day UNIQUE (region, "on");
ALTER TABLE ONLY platform_outgoing_mail
    ADD CONSTRAINT platform_outgoing_mail_message_id_key UNIQUE (message_id);
ALTER TABLE ONLY platform_outgoing_mail
    ADD CONSTRAINT platform_outgoing_mail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_recent_search
    ADD CONSTRAINT platform_recent_search_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_search_progress
    ADD CONSTRAINT platform_search_progress_pkey PRIMARY KEY (kind);
ALTER TABLE ONLY platform_search_word
    ADD CONSTRAINT platform_search_word_pkey PRIMARY KEY (word);
ALTER TABLE ONLY platform_stored_file
    ADD CONSTRAINT platform_stored_file_pkey PRIMARY KEY (id);
ALTER TABLE ONLY platform_stored_file
    ADD CONSTRAINT platform_stored_file_sha256_key UNIQUE (sha256);
ALTER TABLE ONLY playbooks_cannedreply
    ADD CONSTRAINT playbooks_cannedreply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY playbooks_customeraddress
    ADD CONSTRAINT playbooks_customeraddress_pkey PRIMARY KEY (customer_id);
ALTER TABLE ONLY playbooks_macro
    ADD CONSTRAINT playbooks_macro_pkey PRIMARY KEY (id);
ALTER TABLE ONLY playbooks_translator
    ADD CONSTRAINT playbooks_translator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY privacy_customerexport
    ADD CONSTRAINT privacy_customerexport_long_job_id_key UNIQUE (long_job_id);
ALTER TABLE ONLY privacy_customerexport
    ADD CONSTRAINT privacy_customerexport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);
ALTER TABLE ONLY procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tasks_quoteline
    ADD CONSTRAINT quote_line_place UNIQUE (quote_id, "position");
ALTER TABLE ONLY tasks_quote
    ADD CONSTRAINT quote_version_once UNIQUE (ticket_id, number, version);
ALTER TABLE ONLY channels_rawmail
    ADD CONSTRAINT raw_mail_once UNIQUE (mailbox_id, digest);
ALTER TABLE ONLY platform_recent_search
    ADD CONSTRAINT recent_search_once UNIQUE (user_id, folded);
ALTER TABLE ONLY regulations_pack_acceptance
    ADD CONSTRAINT regulations_acceptance_once UNIQUE (pack, version);
ALTER TABLE ONLY regulations_chosen_reading
    ADD CONSTRAINT regulations_chosen_reading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY regulations_pack_acceptance
    ADD CONSTRAINT regulations_pack_acceptance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY regulations_pack_version
    ADD CONSTRAINT regulations_pack_version_pkey PRIMARY KEY (id);
ALTER TABLE ONLY regulations_chosen_reading
    ADD CONSTRAINT regulations_reading_once UNIQUE (pack, switch);
ALTER TABLE ONLY regulations_pack_version
    ADD CONSTRAINT regulations_version_once UNIQUE (pack, version);
ALTER TABLE ONLY automation_ruleversion
    ADD CONSTRAINT rule_version_once UNIQUE (rule_id, number);
ALTER TABLE ONLY service_levels_clock
    ADD CONSTRAINT service_levels_clock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY service_levels_clockentry
    ADD CONSTRAINT service_levels_clockentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY service_levels_policy
    ADD CONSTRAINT service_levels_policy_folded_name_key UNIQUE (folded_name);
ALTER TABLE ONLY service_levels_policy
    ADD CONSTRAINT service_levels_policy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY service_levels_policyversion
    ADD CONSTRAINT service_levels_policyversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY service_levels_policyversion
    ADD CONSTRAINT service_policy_version_once UNIQUE (policy_id, number);
ALTER TABLE ONLY organisation_shift
    ADD CONSTRAINT shift_once UNIQUE (agent_id, starts_at);
ALTER TABLE ONLY organisation_shiftpattern
    ADD CONSTRAINT shift_pattern_name_once UNIQUE (folded_name);
ALTER TABLE ONLY side_conversations_sideconversation
    ADD CONSTRAINT side_conversations_sideconversation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY side_conversations_sideconversation
    ADD CONSTRAINT side_conversations_sideconversation_submission_key UNIQUE (submission);
ALTER TABLE ONLY side_conversations_sideconversation
    ADD CONSTRAINT side_conversations_sideconversation_token_key UNIQUE (token);
ALTER TABLE ONLY side_conversations_sidemessage
    ADD CONSTRAINT side_conversations_sidemessage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY side_conversations_sidemessage
    ADD CONSTRAINT side_conversations_sidemessage_submission_key UNIQUE (submission);
ALTER TABLE ONLY channels_signature
    ADD CONSTRAINT signature_once UNIQUE NULLS NOT DISTINCT (brand_id, agent_id);
ALTER TABLE ONLY organisation_skill
    ADD CONSTRAINT skill_key_once UNIQUE (key);
ALTER TABLE ONLY organisation_skill
    ADD CONSTRAINT skill_name_once UNIQUE (folded_name);
ALTER TABLE ONLY socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);
ALTER TABLE ONLY socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);
ALTER TABLE ONLY socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);
ALTER TABLE ONLY socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_specialday
    ADD CONSTRAINT special_day_once UNIQUE (calendar_id, day);
ALTER TABLE ONLY tickets_dismissedsuggestion
    ADD CONSTRAINT suggestion_dismissed_once UNIQUE (ticket_id, key);
ALTER TABLE ONLY tasks_appliedplan
    ADD CONSTRAINT tasks_appliedplan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tasks_approval
    ADD CONSTRAINT tasks_approval_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tasks_approvalstep
    ADD CONSTRAINT tasks_approvalstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tasks_checklist
    ADD CONSTRAINT tasks_checklist_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tasks_checklistitem
    ADD CONSTRAINT tasks_checklistitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tasks_checklisttemplate
    ADD CONSTRAINT tasks_checklisttemplate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tasks_plantemplate
    ADD CONSTRAINT tasks_plantemplate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tasks_quote
    ADD CONSTRAINT tasks_quote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tasks_quoteanswer
    ADD CONSTRAINT tasks_quoteanswer_pkey PRIMARY KEY (quote_id);
ALTER TABLE ONLY tasks_quoteline
    ADD CONSTRAINT tasks_quoteline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tasks_task
    ADD CONSTRAINT tasks_task_came_after_id_key UNIQUE (came_after_id);
ALTER TABLE ONLY tasks_task
    ADD CONSTRAINT tasks_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tasks_timeentry
    ADD CONSTRAINT tasks_timeentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY organisation_team
    ADD CONSTRAINT team_name_once UNIQUE (folded_name);
ALTER TABLE ONLY organisation_team
    ADD CONSTRAINT team_submission_once UNIQUE (submission);
ALTER TABLE ONLY tickets_ticketlink
    ADD CONSTRAINT ticket_link_once UNIQUE (kind, source_id, target_id);
ALTER TABLE ONLY tickets_ticketshare
    ADD CONSTRAINT ticket_share_agent_once UNIQUE (ticket_id, agent_id);
ALTER TABLE ONLY tickets_ticketshare
    ADD CONSTRAINT ticket_share_team_once UNIQUE (ticket_id, team_id);
ALTER TABLE ONLY tickets_submission
    ADD CONSTRAINT ticket_submission_once UNIQUE (actor_id, submission);
ALTER TABLE ONLY tickets_tickettag
    ADD CONSTRAINT ticket_tag_once UNIQUE (ticket_id, tag_id);
ALTER TABLE ONLY tickets_attachment
    ADD CONSTRAINT tickets_attachment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_concern
    ADD CONSTRAINT tickets_concern_pkey PRIMARY KEY (ticket_id);
ALTER TABLE ONLY tickets_contactreason
    ADD CONSTRAINT tickets_contactreason_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_contactreasonbrand
    ADD CONSTRAINT tickets_contactreasonbrand_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_customfield
    ADD CONSTRAINT tickets_customfield_key_key UNIQUE (key);
ALTER TABLE ONLY tickets_customfield
    ADD CONSTRAINT tickets_customfield_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_customfieldbrand
    ADD CONSTRAINT tickets_customfieldbrand_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_dismissedsuggestion
    ADD CONSTRAINT tickets_dismissedsuggestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_draft
    ADD CONSTRAINT tickets_draft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_draftreview
    ADD CONSTRAINT tickets_draftreview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_fieldfile
    ADD CONSTRAINT tickets_fieldfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_follower
    ADD CONSTRAINT tickets_follower_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_handover
    ADD CONSTRAINT tickets_handover_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_handoverrule
    ADD CONSTRAINT tickets_handoverrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_mention
    ADD CONSTRAINT tickets_mention_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_message
    ADD CONSTRAINT tickets_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_message_default
    ADD CONSTRAINT tickets_message_default_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_participant
    ADD CONSTRAINT tickets_participant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_participant
    ADD CONSTRAINT tickets_participant_token_key UNIQUE (token);
ALTER TABLE ONLY tickets_recipient
    ADD CONSTRAINT tickets_recipient_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_reviewdemand
    ADD CONSTRAINT tickets_reviewdemand_brand_id_key UNIQUE (brand_id);
ALTER TABLE ONLY tickets_reviewdemand
    ADD CONSTRAINT tickets_reviewdemand_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_reviewdemand
    ADD CONSTRAINT tickets_reviewdemand_role_id_key UNIQUE (role_id);
ALTER TABLE ONLY tickets_searchrow
    ADD CONSTRAINT tickets_searchrow_pkey PRIMARY KEY (message_id);
ALTER TABLE ONLY tickets_searchunfinished
    ADD CONSTRAINT tickets_searchunfinished_pkey PRIMARY KEY (case_id);
ALTER TABLE ONLY tickets_snoozeevent
    ADD CONSTRAINT tickets_snoozeevent_pkey PRIMARY KEY (ticket_id);
ALTER TABLE ONLY tickets_submission
    ADD CONSTRAINT tickets_submission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_tag
    ADD CONSTRAINT tickets_tag_folded_name_key UNIQUE (folded_name);
ALTER TABLE ONLY tickets_tag
    ADD CONSTRAINT tickets_tag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_ticket
    ADD CONSTRAINT tickets_ticket_number_key UNIQUE (number);
ALTER TABLE ONLY tickets_ticket
    ADD CONSTRAINT tickets_ticket_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_tickethold
    ADD CONSTRAINT tickets_tickethold_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_ticketlink
    ADD CONSTRAINT tickets_ticketlink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_ticketmerge
    ADD CONSTRAINT tickets_ticketmerge_pkey PRIMARY KEY (source_id);
ALTER TABLE ONLY tickets_ticketshare
    ADD CONSTRAINT tickets_ticketshare_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_ticketstatus
    ADD CONSTRAINT tickets_ticketstatus_key_key UNIQUE (key);
ALTER TABLE ONLY tickets_ticketstatus
    ADD CONSTRAINT tickets_ticketstatus_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_tickettag
    ADD CONSTRAINT tickets_tickettag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_timelineentry
    ADD CONSTRAINT tickets_timelineentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_timelineentry_default
    ADD CONSTRAINT tickets_timelineentry_default_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tickets_trackingkey
    ADD CONSTRAINT tickets_trackingkey_pkey PRIMARY KEY (ticket_id);
ALTER TABLE ONLY tickets_waitingreply
    ADD CONSTRAINT tickets_waitingreply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY automation_timemark
    ADD CONSTRAINT time_mark_once UNIQUE (rule_id, ticket_id, since);
ALTER TABLE ONLY customers_toldapart
    ADD CONSTRAINT told_apart_once UNIQUE (low_id, high_id);
ALTER TABLE ONLY organisation_unit
    ADD CONSTRAINT unit_name_once UNIQUE (dimension, folded_name);
ALTER TABLE ONLY organisation_unitplace
    ADD CONSTRAINT unit_place_a_day UNIQUE (unit_id, from_on);
ALTER TABLE ONLY organisation_unit
    ADD CONSTRAINT unit_submission_once UNIQUE (submission);
ALTER TABLE ONLY usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);
ALTER TABLE ONLY views_viewplace
    ADD CONSTRAINT view_place_once UNIQUE (agent_id, view_id);
ALTER TABLE ONLY views_viewteam
    ADD CONSTRAINT view_team_once UNIQUE (view_id, team_id);
ALTER TABLE ONLY views_bulkchange
    ADD CONSTRAINT views_bulkchange_long_job_id_key UNIQUE (long_job_id);
ALTER TABLE ONLY views_bulkchange
    ADD CONSTRAINT views_bulkchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY views_bulkchange
    ADD CONSTRAINT views_bulkchange_undoes_id_key UNIQUE (undoes_id);
ALTER TABLE ONLY views_bulkstep
    ADD CONSTRAINT views_bulkstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY views_listexport
    ADD CONSTRAINT views_listexport_long_job_id_key UNIQUE (long_job_id);
ALTER TABLE ONLY views_listexport
    ADD CONSTRAINT views_listexport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY views_view
    ADD CONSTRAINT views_view_pkey PRIMARY KEY (id);
ALTER TABLE ONLY views_viewplace
    ADD CONSTRAINT views_viewplace_pkey PRIMARY KEY (id);
ALTER TABLE ONLY views_viewteam
    ADD CONSTRAINT views_viewteam_pkey PRIMARY KEY (id);
ALTER TABLE ONLY integrations_webhookdelivery
    ADD CONSTRAINT webhook_told_once UNIQUE (subscription_id, event_id);
CREATE INDEX absence_awaiting ON organisation_absence USING btree (starts_at) WHERE ((state)::text = 'asked'::text);
CREATE INDEX absence_of_agent ON organisation_absence USING btree (agent_id, starts_at);
CREATE INDEX account_emailaddress_email_03be32b2 ON account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX agent_by_name ON organisation_agent USING btree (folded_name, user_id);
CREATE INDEX agent_skill_expires ON organisation_agentskill USING btree (expires_on) WHERE (expires_on IS NOT NULL);
CREATE INDEX api_answer_age ON platform_api_answer USING btree (made_at);
CREATE INDEX approval_step_of_person ON tasks_approvalstep USING btree (agent_id) WHERE ((decision)::text = ''::text);
CREATE INDEX approval_step_of_role ON tasks_approvalstep USING btree (role_id) WHERE ((decision)::text = ''::text);
CREATE INDEX approval_waiting ON tasks_approval USING btree (due_at) WHERE ((outcome)::text = ''::text);
CREATE INDEX article_of_brand ON knowledge_article USING btree (brand_id, state, id);
CREATE INDEX article_search ON knowledge_article USING gin (words);
CREATE INDEX attachment_unchecked ON tickets_attachment USING btree (id) WHERE ((problem)::text = 'unchecked'::text);
CREATE INDEX auth_group_name_a6ea08ec_like ON auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON auth_permission USING btree (content_type_id);
CREATE INDEX authority_by_kind ON organisation_authorityline USING btree (kind, from_on);
CREATE UNIQUE INDEX authority_line_once ON organisation_authorityline USING btree (kind, role_id, category, tier, currency) WHERE (until_on IS NULL);
CREATE INDEX automatic_answer_recent ON channels_automaticanswer USING btree (address, at DESC);
CREATE INDEX automation_rule_folded_name_29140027_like ON automation_rule USING btree (folded_name varchar_pattern_ops);
CREATE INDEX automation_rulerun_rule_id_822a3472 ON automation_rulerun USING btree (rule_id);
CREATE INDEX automation_ruleversion_rule_id_7248420e ON automation_ruleversion USING btree (rule_id);
CREATE INDEX automation_timemark_rule_id_f1468826 ON automation_timemark USING btree (rule_id);
CREATE INDEX automation_timemark_ticket_id_54804c74 ON automation_timemark USING btree (ticket_id);
CREATE UNIQUE INDEX belonging_once_at_a_time ON organisation_belonging USING btree (unit_id, agent_id, role) WHERE (until_on IS NULL);
CREATE UNIQUE INDEX brand_one_default ON organisation_brand USING btree (is_default) WHERE is_default;
CREATE INDEX bulk_change_of_person ON views_bulkchange USING btree (requested_by_id, id DESC);
CREATE UNIQUE INDEX bulk_change_one_at_a_time ON views_bulkchange USING btree (requested_by_id) WHERE (finished_at IS NULL);
CREATE UNIQUE INDEX calendar_one_default ON organisation_workingcalendar USING btree (is_default) WHERE is_default;
CREATE INDEX canned_reply_by_owner ON playbooks_cannedreply USING btree (owner_id, name);
CREATE INDEX catalogue_order_customer_id_17430719 ON catalogue_order USING btree (customer_id);
CREATE INDEX catalogue_order_number_9cde5dd9_like ON catalogue_order USING btree (number varchar_pattern_ops);
CREATE INDEX catalogue_orderline_order_id_53d35845 ON catalogue_orderline USING btree (order_id);
CREATE INDEX catalogue_ownedproduct_customer_id_226fe75a ON catalogue_ownedproduct USING btree (customer_id);
CREATE INDEX catalogue_product_sku_df1c7a4d_like ON catalogue_product USING btree (sku varchar_pattern_ops);
CREATE INDEX channels_acknowledgement_brand_id_2dd98b96 ON channels_acknowledgement USING btree (brand_id);
CREATE INDEX channels_automaticanswer_ticket_id_58b4bb3d ON channels_automaticanswer USING btree (ticket_id);
CREATE INDEX channels_blockedsender_customer_id_027d88e6 ON channels_blockedsender USING btree (customer_id);
CREATE INDEX channels_blockedsender_sender_f017c423_like ON channels_blockedsender USING btree (sender varchar_pattern_ops);
CREATE INDEX channels_fetcheduid_mailbox_id_3e8d5c44 ON channels_fetcheduid USING btree (mailbox_id);
CREATE INDEX channels_fetcheduid_raw_mail_id_f10e7fff ON channels_fetcheduid USING btree (raw_mail_id);
CREATE INDEX channels_mailaccess_mailbox_id_4ae38b65 ON channels_mailaccess USING btree (mailbox_id);
CREATE INDEX channels_mailbox_address_d13c328f_like ON channels_mailbox USING btree (address varchar_pattern_ops);
CREATE INDEX channels_mailbox_brand_id_364dad67 ON channels_mailbox USING btree (brand_id);
CREATE INDEX channels_mailbox_folded_name_8ab8cade_like ON channels_mailbox USING btree (folded_name varchar_pattern_ops);
CREATE INDEX channels_mailbox_team_id_bb474414 ON channels_mailbox USING btree (team_id);
CREATE INDEX channels_mailboxalias_address_66b78349_like ON channels_mailboxalias USING btree (address varchar_pattern_ops);
CREATE INDEX channels_mailboxalias_mailbox_id_b4f6fe66 ON channels_mailboxalias USING btree (mailbox_id);
CREATE INDEX channels_mailreference_ticket_id_79a9484b ON channels_mailreference USING btree (ticket_id);
CREATE INDEX channels_outgoing_due ON channels_outgoingmail USING btree (next_attempt_at) WHERE ((state)::text = 'queued'::text);
CREATE INDEX channels_outgoing_sending ON channels_outgoingmail USING btree (claimed_until) WHERE ((state)::text = 'sending'::text);
CREATE INDEX channels_outgoing_state ON channels_outgoingmail USING btree (mailbox_id, state, id DESC);
CREATE INDEX channels_outgoingmail_header_id_06c2779f_like ON channels_outgoingmail USING btree (header_id varchar_pattern_ops);
CREATE INDEX channels_outgoingmail_mailbox_id_5a288322 ON channels_outgoingmail USING btree (mailbox_id);
CREATE INDEX channels_outgoingmail_ticket_id_f2675de1 ON channels_outgoingmail USING btree (ticket_id);
CREATE INDEX channels_rawmail_file_id_c376fe37 ON channels_rawmail USING btree (file_id);
CREATE INDEX channels_rawmail_mailbox_id_49a3c3cf ON channels_rawmail USING btree (mailbox_id);
CREATE INDEX channels_rawmail_ticket_id_e3848611 ON channels_rawmail USING btree (ticket_id);
CREATE INDEX channels_sealedword_ticket_id_1ba5a297 ON channels_sealedword USING btree (ticket_id);
CREATE INDEX channels_side_due ON channels_sidemail USING btree (next_attempt_at) WHERE ((state)::text = 'queued'::text);
CREATE INDEX channels_side_sending ON channels_sidemail USING btree (claimed_until) WHERE ((state)::text = 'sending'::text);
CREATE INDEX channels_sidemail_conversation_id_8ea0f890 ON channels_sidemail USING btree (conversation_id);
CREATE INDEX channels_sidemail_header_id_4cdcb623_like ON channels_sidemail USING btree (header_id varchar_pattern_ops);
CREATE INDEX channels_sidemail_mailbox_id_fce30793 ON channels_sidemail USING btree (mailbox_id);
CREATE INDEX channels_signature_agent_id_9df19f81 ON channels_signature USING btree (agent_id);
CREATE INDEX channels_signature_brand_id_95237a99 ON channels_signature USING btree (brand_id);
CREATE INDEX consent_of_customer ON customers_consent USING btree (customer_id, id DESC);
CREATE UNIQUE INDEX consent_stands_once ON customers_consent USING btree (customer_id, purpose) WHERE (withdrawn_at IS NULL);
CREATE INDEX custom_field_order ON tickets_customfield USING btree ("position", id);
CREATE INDEX customer_by_name ON customers_customer USING btree (folded_name, id);
CREATE INDEX customer_field_order ON customers_customerfield USING btree ("position", id);
CREATE INDEX customer_name_parts ON customers_customer USING gin (folded_name gin_trgm_ops);
CREATE UNIQUE INDEX customer_submitted_once ON customers_customer USING btree (submission) WHERE (submission IS NOT NULL);
CREATE INDEX customers_consent_customer_id_e5c9af2d ON customers_consent USING btree (customer_id);
CREATE INDEX customers_customer_company_id_d9d820a0 ON customers_customer USING btree (company_id);
CREATE INDEX customers_customerfield_key_49fee987_like ON customers_customerfield USING btree (key varchar_pattern_ops);
CREATE INDEX customers_customermerge_target_id_ed6553fa ON customers_customermerge USING btree (target_id);
CREATE INDEX customers_customernote_customer_id_01ecc538 ON customers_customernote USING btree (customer_id);
CREATE INDEX customers_identifier_customer_id_b95edd20 ON customers_identifier USING btree (customer_id);
CREATE INDEX customers_likelyduplicate_high_id_46a373f5 ON customers_likelyduplicate USING btree (high_id);
CREATE INDEX customers_likelyduplicate_low_id_c2c5b2d5 ON customers_likelyduplicate USING btree (low_id);
CREATE INDEX customers_toldapart_high_id_5a9a2688 ON customers_toldapart USING btree (high_id);
CREATE INDEX customers_toldapart_low_id_72ae99ed ON customers_toldapart USING btree (low_id);
CREATE INDEX django_session_expire_date_a5c62663 ON django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON django_session USING btree (session_key varchar_pattern_ops);
CREATE UNIQUE INDEX draft_review_one_asked ON tickets_draftreview USING btree (ticket_id, author_id) WHERE ((state)::text = 'asked'::text);
CREATE INDEX export_by_age ON privacy_customerexport USING btree (requested_at);
CREATE INDEX export_of_customer ON privacy_customerexport USING btree (customer_id, id DESC);
CREATE INDEX fetched_uid_unmarked ON channels_fetcheduid USING btree (mailbox_id) WHERE (NOT is_marked);
CREATE UNIQUE INDEX hand_over_one_unread ON tickets_handover USING btree (ticket_id) WHERE (read_at IS NULL);
CREATE INDEX identifier_parts ON customers_identifier USING gin (normal_value gin_trgm_ops);
CREATE INDEX identity_apitoken_digest_ff0ed550_like ON identity_apitoken USING btree (digest varchar_pattern_ops);
CREATE INDEX identity_apitoken_user_id_14231109 ON identity_apitoken USING btree (user_id);
CREATE INDEX identity_invitation_digest_863119f7_like ON identity_invitation USING btree (digest varchar_pattern_ops);
CREATE UNIQUE INDEX identity_invitation_pending_once ON identity_invitation USING btree (email) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX identity_invitation_roles_invitation_id_6b484e70 ON identity_invitation_roles USING btree (invitation_id);
CREATE INDEX identity_invitation_roles_role_id_fefc5bab ON identity_invitation_roles USING btree (role_id);
CREATE INDEX identity_role_code_1eaaee01_like ON identity_role USING btree (code varchar_pattern_ops);
CREATE INDEX identity_roleassignment_role_id_e656d59b ON identity_roleassignment USING btree (role_id);
CREATE INDEX identity_roleassignment_user_id_dc91b4ed ON identity_roleassignment USING btree (user_id);
CREATE INDEX identity_singlesignon_role_id_30836a6c ON identity_singlesignon USING btree (role_id);
CREATE INDEX identity_user_email_65af1202_like ON identity_user USING btree (email varchar_pattern_ops);
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON procrastinate_workers USING btree (last_heartbeat);
CREATE INDEX import_origin_of_object ON integrations_importorigin USING btree (kind, object_id);
CREATE INDEX integrations_import_brand_id_3ea3dec6 ON integrations_import USING btree (brand_id);
CREATE INDEX integrations_import_file_id_885b4371 ON integrations_import USING btree (file_id);
CREATE INDEX integrations_import_problems_file_id_19b96e29 ON integrations_import USING btree (problems_file_id);
CREATE INDEX integrations_incomingwebhook_brand_id_328bef29 ON integrations_incomingwebhook USING btree (brand_id);
CREATE INDEX integrations_incomingwebhook_key_456b791d_like ON integrations_incomingwebhook USING btree (key varchar_pattern_ops);
CREATE INDEX integrations_incomingwebhook_team_id_f33837cc ON integrations_incomingwebhook USING btree (team_id);
CREATE INDEX integrations_receivedwebhook_ticket_id_7fb1e080 ON integrations_receivedwebhook USING btree (ticket_id);
CREATE INDEX integrations_receivedwebhook_webhook_id_cce9bb94 ON integrations_receivedwebhook USING btree (webhook_id);
CREATE INDEX integrations_webhookattempt_delivery_id_0b60aa9c ON integrations_webhookattempt USING btree (delivery_id);
CREATE INDEX integrations_webhookdelivery_message_id_9839abae_like ON integrations_webhookdelivery USING btree (message_id varchar_pattern_ops);
CREATE INDEX integrations_webhookdelivery_subscription_id_f51730e0 ON integrations_webhookdelivery USING btree (subscription_id);
CREATE INDEX integrations_webhooksubscription_owner_id_c3c7496a ON integrations_webhooksubscription USING btree (owner_id);
CREATE INDEX knowledge_article_brand_id_0bf6c870 ON knowledge_article USING btree (brand_id);
CREATE INDEX likely_duplicate_order ON customers_likelyduplicate USING btree (strength DESC, id);
CREATE INDEX list_export_by_age ON views_listexport USING btree (requested_at);
CREATE INDEX list_export_of_person ON views_listexport USING btree (requested_by_id, id DESC);
CREATE INDEX macro_by_owner ON playbooks_macro USING btree (owner_id, name);
CREATE INDEX membership_current_of_agent ON organisation_teammembership USING btree (agent_id) WHERE (until_on IS NULL);
CREATE UNIQUE INDEX membership_once_at_a_time ON organisation_teammembership USING btree (team_id, agent_id) WHERE (until_on IS NULL);
CREATE UNIQUE INDEX membership_one_leader ON organisation_teammembership USING btree (team_id) WHERE (is_leader AND (until_on IS NULL));
CREATE INDEX message_of_ticket ON ONLY tickets_message USING btree (ticket_id, id);
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON mfa_authenticator USING btree (user_id);
CREATE INDEX note_of_customer ON customers_customernote USING btree (customer_id, id DESC);
CREATE INDEX notification_age ON notifications_notification USING btree (at);
CREATE INDEX notification_of_person ON notifications_notification USING btree (person_id, at DESC, id DESC);
CREATE UNIQUE INDEX notification_one_unread ON notifications_notification USING btree (person_id, kind, about) WHERE (read_at IS NULL);
CREATE INDEX notification_to_mail ON notifications_notification USING btree (mail_at) WHERE (mail_at IS NOT NULL);
CREATE INDEX notification_to_push ON notifications_notification USING btree (push_at) WHERE (push_at IS NOT NULL);
CREATE INDEX notifications_choice_person_id_04462d49 ON notifications_choice USING btree (person_id);
CREATE INDEX notifications_noteaddress_person_id_b67984c8 ON notifications_noteaddress USING btree (person_id);
CREATE INDEX notifications_noteaddress_ticket_id_eedd4058 ON notifications_noteaddress USING btree (ticket_id);
CREATE INDEX notifications_noteaddress_token_e7cad642_like ON notifications_noteaddress USING btree (token varchar_pattern_ops);
CREATE INDEX notifications_notification_ticket_id_422ab224 ON notifications_notification USING btree (ticket_id);
CREATE INDEX notifications_pushdevice_endpoint_0e3ae846_like ON notifications_pushdevice USING btree (endpoint varchar_pattern_ops);
CREATE INDEX notifications_pushdevice_person_id_880a3262 ON notifications_pushdevice USING btree (person_id);
CREATE INDEX order_of_customer ON catalogue_order USING btree (customer_id, placed_on DESC, id DESC);
CREATE INDEX organisation_absence_agent_id_a15704a4 ON organisation_absence USING btree (agent_id);
CREATE INDEX organisation_agentbrand_agent_id_b7df9250 ON organisation_agentbrand USING btree (agent_id);
CREATE INDEX organisation_agentbrand_brand_id_3e4ad9e6 ON organisation_agentbrand USING btree (brand_id);
CREATE INDEX organisation_agentchannel_agent_id_a6d14841 ON organisation_agentchannel USING btree (agent_id);
CREATE INDEX organisation_agentskill_agent_id_562c054d ON organisation_agentskill USING btree (agent_id);
CREATE INDEX organisation_agentskill_skill_id_c83d8d82 ON organisation_agentskill USING btree (skill_id);
CREATE INDEX organisation_authorityline_role_id_e390d2a9 ON organisation_authorityline USING btree (role_id);
CREATE INDEX organisation_belonging_agent_id_b6c395c8 ON organisation_belonging USING btree (agent_id);
CREATE INDEX organisation_belonging_unit_id_40bdb981 ON organisation_belonging USING btree (unit_id);
CREATE INDEX organisation_brandhost_brand_id_ae65b3a9 ON organisation_brandhost USING btree (brand_id);
CREATE INDEX organisation_channelweight_channel_25090d63_like ON organisation_channelweight USING btree (channel varchar_pattern_ops);
CREATE INDEX organisation_deputy_deputy_id_810f94fc ON organisation_deputy USING btree (deputy_id);
CREATE INDEX organisation_invitedmembership_team_id_bae6a1c8 ON organisation_invitedmembership USING btree (team_id);
CREATE INDEX organisation_presencespan_agent_id_1a9a49e2 ON organisation_presencespan USING btree (agent_id);
CREATE INDEX organisation_shift_agent_id_ed769851 ON organisation_shift USING btree (agent_id);
CREATE INDEX organisation_shift_pattern_id_48099f6b ON organisation_shift USING btree (pattern_id);
CREATE INDEX organisation_specialday_calendar_id_83930571 ON organisation_specialday USING btree (calendar_id);
CREATE INDEX organisation_team_brand_id_7d6804c4 ON organisation_team USING btree (brand_id);
CREATE INDEX organisation_teammembership_agent_id_a4deeb65 ON organisation_teammembership USING btree (agent_id);
CREATE INDEX organisation_teammembership_team_id_b7f15602 ON organisation_teammembership USING btree (team_id);
CREATE INDEX organisation_unit_team_id_707bcdff ON organisation_unit USING btree (team_id);
CREATE INDEX organisation_unitplace_parent_id_70e9dcae ON organisation_unitplace USING btree (parent_id);
CREATE INDEX organisation_unitplace_unit_id_6e1e9e1b ON organisation_unitplace USING btree (unit_id);
CREATE INDEX owned_by_serial ON catalogue_ownedproduct USING btree (serial) WHERE (NOT ((serial)::text = ''::text));
CREATE UNIQUE INDEX owned_plain_once ON catalogue_ownedproduct USING btree (customer_id, sku, name, bought_on) NULLS NOT DISTINCT WHERE ((serial)::text = ''::text);
CREATE UNIQUE INDEX owned_serial_once ON catalogue_ownedproduct USING btree (sku, serial) WHERE (NOT ((serial)::text = ''::text));
CREATE INDEX participant_by_address ON tickets_participant USING btree (address, ticket_id);
CREATE UNIQUE INDEX participant_one_requester ON tickets_participant USING btree (ticket_id) WHERE ((role)::text = 'requester'::text);
CREATE INDEX platform_audit_actor ON ONLY platform_audit_entry USING btree (actor_id, id);
CREATE INDEX platform_audit_entry_default_actor_id_id_idx ON platform_audit_entry_default USING btree (actor_id, id);
CREATE INDEX platform_audit_unsealed ON ONLY platform_audit_entry USING btree (id) WHERE (seal_number IS NULL);
CREATE INDEX platform_audit_entry_default_id_idx ON platform_audit_entry_default USING btree (id) WHERE (seal_number IS NULL);
CREATE INDEX platform_audit_seal_entries ON ONLY platform_audit_entry USING btree (seal_number, id);
CREATE INDEX platform_audit_entry_default_seal_number_id_idx ON platform_audit_entry_default USING btree (seal_number, id);
CREATE INDEX platform_audit_target ON ONLY platform_audit_entry USING btree (target_kind, target_id, id);
CREATE INDEX platform_audit_entry_default_target_kind_target_id_id_idx ON platform_audit_entry_default USING btree (target_kind, target_id, id);
CREATE INDEX platform_audit_verb ON ONLY platform_audit_entry USING btree (verb, id);
CREATE INDEX platform_audit_entry_default_verb_id_idx ON platform_audit_entry_default USING btree (verb, id);
CREATE INDEX platform_backup_run_state ON platform_backup_run USING btree (state, ended_at);
CREATE INDEX platform_cache_expires ON platform_cache USING btree (expires);
CREATE INDEX platform_calendar_completion_region_09a7ace1_like ON platform_calendar_completion USING btree (region varchar_pattern_ops);
CREATE INDEX platform_delivery_lane ON platform_delivery USING btree (aggregate, number) WHERE (NOT ((state)::text = 'waiting'::text));
CREATE INDEX platform_delivery_ready ON platform_delivery USING btree (event_id) WHERE ((state)::text = 'pending'::text);
CREATE INDEX platform_delivery_stuck ON platform_delivery USING btree (event_id) WHERE ((state)::text = 'stuck'::text);
CREATE INDEX platform_delivery_waiting ON platform_delivery USING btree (aggregate, handler) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX platform_event_aggregate ON ONLY platform_event USING btree (aggregate, number);
CREATE INDEX platform_event_default_aggregate_number_idx ON platform_event_default USING btree (aggregate, number);
CREATE INDEX platform_file_unused ON platform_stored_file USING btree (unused_since) WHERE ("references" = 0);
CREATE INDEX platform_lane_aggregate_8ff6fc39_like ON platform_lane USING btree (aggregate varchar_pattern_ops);
CREATE INDEX platform_mail_due ON platform_outgoing_mail USING btree (next_attempt_at) WHERE ((state)::text = 'queued'::text);
CREATE INDEX platform_mail_state ON platform_outgoing_mail USING btree (state, id DESC);
CREATE INDEX platform_outgoing_mail_message_id_9fe8a0b9_like ON platform_outgoing_mail USING btree (message_id varchar_pattern_ops);
CREATE INDEX platform_search_progress_kind_b760b2c9_like ON platform_search_progress USING btree (kind varchar_pattern_ops);
CREATE INDEX platform_search_word_word_f3b8782a_like ON platform_search_word USING btree (word varchar_pattern_ops);
CREATE INDEX platform_stored_file_sha256_4224d716_like ON platform_stored_file USING btree (sha256 varchar_pattern_ops);
CREATE INDEX playbooks_cannedreply_brand_id_3072436a ON playbooks_cannedreply USING btree (brand_id);
CREATE INDEX playbooks_cannedreply_owner_id_18ff7aa8 ON playbooks_cannedreply USING btree (owner_id);
CREATE INDEX playbooks_cannedreply_team_id_19faebab ON playbooks_cannedreply USING btree (team_id);
CREATE INDEX playbooks_macro_brand_id_104971b7 ON playbooks_macro USING btree (brand_id);
CREATE INDEX playbooks_macro_owner_id_0ec38f8e ON playbooks_macro USING btree (owner_id);
CREATE INDEX playbooks_macro_team_id_e96a9670 ON playbooks_macro USING btree (team_id);
CREATE INDEX presence_of_agent ON organisation_presencespan USING btree (agent_id, since);
CREATE UNIQUE INDEX presence_one_at_a_time ON organisation_presencespan USING btree (agent_id, channel) WHERE (until IS NULL);
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::procrastinate_job_status, 'doing'::procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON procrastinate_periodic_defers USING btree (job_id);
CREATE INDEX product_by_name ON catalogue_product USING btree (folded_name, id);
CREATE INDEX profile_own_fields ON customers_customerprofile USING gin (own_fields) WHERE (NOT (own_fields = '{}'::jsonb));
CREATE INDEX profile_words ON customers_customerprofile USING gin (folded_words gin_trgm_ops) WHERE (NOT (folded_words = ''::text));
CREATE INDEX raw_mail_by_digest ON channels_rawmail USING btree (digest);
CREATE INDEX raw_mail_kept ON channels_rawmail USING btree (received_at) WHERE ((state)::text = 'kept'::text);
CREATE INDEX raw_mail_of_message ON channels_rawmail USING btree (message_id);
CREATE INDEX raw_mail_of_ticket ON channels_rawmail USING btree (ticket_id);
CREATE INDEX raw_mail_quarantined ON channels_rawmail USING btree (id DESC) WHERE ((state)::text = 'quarantined'::text);
CREATE INDEX received_webhook_age ON integrations_receivedwebhook USING btree (received_at);
CREATE INDEX received_webhook_log ON integrations_receivedwebhook USING btree (webhook_id, id DESC);
CREATE UNIQUE INDEX received_webhook_once ON integrations_receivedwebhook USING btree (webhook_id, message_key) WHERE (NOT ((message_key)::text = ''::text));
CREATE INDEX received_webhook_waiting ON integrations_receivedwebhook USING btree (received_at) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX recent_search_of ON platform_recent_search USING btree (user_id, searched_at DESC);
CREATE INDEX rule_order ON automation_rule USING btree ("position", id);
CREATE INDEX run_of_rule ON automation_rulerun USING btree (rule_id, id DESC);
CREATE INDEX run_of_ticket ON automation_rulerun USING btree (ticket_id, id DESC);
CREATE INDEX run_stopped ON automation_rulerun USING btree (id) WHERE ((outcome)::text = 'stopped'::text);
CREATE INDEX search_word_parts ON platform_search_word USING gin (plain gin_trgm_ops);
CREATE INDEX search_word_plain ON platform_search_word USING btree (plain, documents DESC);
CREATE INDEX service_clock_alarm ON service_levels_clock USING btree (next_alarm_at, id) WHERE (next_alarm_at IS NOT NULL);
CREATE INDEX service_clock_of_ticket ON service_levels_clock USING btree (ticket_id, id);
CREATE INDEX service_clock_open_of_policy ON service_levels_clock USING btree (policy_id, id) WHERE (stopped_at IS NULL);
CREATE UNIQUE INDEX service_clock_open_once ON service_levels_clock USING btree (ticket_id, kind, rule) WHERE (stopped_at IS NULL);
CREATE INDEX service_clock_provisional ON service_levels_clock USING btree (id) WHERE is_provisional;
CREATE INDEX service_clock_stopped ON service_levels_clock USING btree (stopped_at, id);
CREATE INDEX service_entry_of_clock ON service_levels_clockentry USING btree (clock_id, id);
CREATE INDEX service_levels_clock_policy_id_f3a260e2 ON service_levels_clock USING btree (policy_id);
CREATE INDEX service_levels_policy_folded_name_8338d506_like ON service_levels_policy USING btree (folded_name varchar_pattern_ops);
CREATE INDEX service_levels_policyversion_policy_id_c89a15d6 ON service_levels_policyversion USING btree (policy_id);
CREATE INDEX service_policy_order ON service_levels_policy USING btree ("position", id);
CREATE INDEX shift_by_end ON organisation_shift USING btree (ends_at);
CREATE INDEX shift_by_start ON organisation_shift USING btree (starts_at);
CREATE INDEX side_conversations_sideconversation_ticket_id_34b7b7e4 ON side_conversations_sideconversation USING btree (ticket_id);
CREATE INDEX side_conversations_sideconversation_token_9684d8a7_like ON side_conversations_sideconversation USING btree (token varchar_pattern_ops);
CREATE INDEX side_conversations_sidemessage_conversation_id_5c6a8f4f ON side_conversations_sidemessage USING btree (conversation_id);
CREATE INDEX side_message_by_header ON side_conversations_sidemessage USING btree (header_id) WHERE (NOT ((header_id)::text = ''::text));
CREATE INDEX side_message_of_conversation ON side_conversations_sidemessage USING btree (conversation_id, id);
CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON socialaccount_socialaccount USING btree (user_id);
CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON socialaccount_socialtoken USING btree (account_id);
CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON socialaccount_socialtoken USING btree (app_id);
CREATE INDEX task_free_by_maker ON tasks_task USING btree (made_by_id) WHERE (ticket_id IS NULL);
CREATE INDEX task_open_of_person ON tasks_task USING btree (assignee_id, due_at) WHERE (done_at IS NULL);
CREATE INDEX task_open_of_team ON tasks_task USING btree (team_id, due_at) WHERE (done_at IS NULL);
CREATE INDEX tasks_appliedplan_template_id_e01a0e93 ON tasks_appliedplan USING btree (template_id);
CREATE INDEX tasks_appliedplan_ticket_id_7ae6b8ab ON tasks_appliedplan USING btree (ticket_id);
CREATE INDEX tasks_approval_ticket_id_0b84462b ON tasks_approval USING btree (ticket_id);
CREATE INDEX tasks_approvalstep_agent_id_71ad850e ON tasks_approvalstep USING btree (agent_id);
CREATE INDEX tasks_approvalstep_approval_id_0955b0bf ON tasks_approvalstep USING btree (approval_id);
CREATE INDEX tasks_approvalstep_role_id_cf53d15b ON tasks_approvalstep USING btree (role_id);
CREATE INDEX tasks_checklist_template_id_d58b62ab ON tasks_checklist USING btree (template_id);
CREATE INDEX tasks_checklist_ticket_id_cbf15e87 ON tasks_checklist USING btree (ticket_id);
CREATE INDEX tasks_checklistitem_checklist_id_03819db2 ON tasks_checklistitem USING btree (checklist_id);
CREATE INDEX tasks_checklisttemplate_brand_id_0345028a ON tasks_checklisttemplate USING btree (brand_id);
CREATE INDEX tasks_plantemplate_brand_id_bb5005c3 ON tasks_plantemplate USING btree (brand_id);
CREATE INDEX tasks_quote_ticket_id_f616b892 ON tasks_quote USING btree (ticket_id);
CREATE INDEX tasks_quoteline_quote_id_3f358dd9 ON tasks_quoteline USING btree (quote_id);
CREATE INDEX tasks_task_ticket_id_8fb580c5 ON tasks_task USING btree (ticket_id);
CREATE INDEX tasks_timeentry_agent_id_3d77bb4e ON tasks_timeentry USING btree (agent_id);
CREATE INDEX tasks_timeentry_corrects_id_c7e1ac04 ON tasks_timeentry USING btree (corrects_id);
CREATE INDEX tasks_timeentry_ticket_id_005221f9 ON tasks_timeentry USING btree (ticket_id);
CREATE INDEX ticket_by_custom_field ON tickets_ticket USING gin (custom_fields) WHERE (NOT (custom_fields = '{}'::jsonb));
CREATE INDEX ticket_due ON tickets_ticket USING btree (next_due_at, id) WHERE (((category)::text = ANY (ARRAY[('new'::character varying)::text, ('open'::character varying)::text, ('waiting_customer'::character varying)::text, ('waiting_internal'::character varying)::text])) AND (next_due_at IS NOT NULL));
CREATE INDEX ticket_latest ON tickets_ticket USING btree (last_message_at DESC, id DESC);
CREATE INDEX ticket_of_agent ON tickets_ticket USING btree (assignee_id, last_message_at DESC, id DESC);
CREATE INDEX ticket_of_customer ON tickets_ticket USING btree (customer_id, id DESC);
CREATE INDEX ticket_of_reason ON tickets_ticket USING btree (contact_reason_id, last_message_at DESC, id DESC) WHERE (contact_reason_id IS NOT NULL);
CREATE INDEX ticket_of_tag ON tickets_tickettag USING btree (tag_id, ticket_id);
CREATE INDEX ticket_of_team ON tickets_ticket USING btree (team_id, last_message_at DESC, id DESC);
CREATE INDEX ticket_put_off ON tickets_ticket USING btree (snoozed_until, id) WHERE (((category)::text = ANY (ARRAY[('new'::character varying)::text, ('open'::character varying)::text, ('waiting_customer'::character varying)::text, ('waiting_internal'::character varying)::text])) AND (NOT is_merged) AND (snoozed_until IS NOT NULL));
CREATE INDEX ticket_search ON tickets_searchrow USING gin (scope, words) WITH (gin_pending_list_limit='256', fastupdate='on');
CREATE INDEX ticket_status_order ON tickets_ticketstatus USING btree ("position", id);
CREATE INDEX ticket_submission_age ON tickets_submission USING btree (made_at);
CREATE INDEX ticket_waiting ON tickets_ticket USING btree (last_message_at DESC, id DESC) INCLUDE (category, team_id, assignee_id, brand_id, snoozed_until) WHERE (((category)::text = ANY (ARRAY[('new'::character varying)::text, ('open'::character varying)::text, ('waiting_customer'::character varying)::text, ('waiting_internal'::character varying)::text])) AND (NOT is_merged) AND (NOT is_spam) AND (waiting_since IS NOT NULL));
CREATE INDEX ticket_work_of_agent ON tickets_ticket USING btree (assignee_id, last_message_at DESC, id DESC) INCLUDE (category, team_id, brand_id, waiting_since, snoozed_until, priority, channel, opened_at, contact_reason_id) WHERE (((category)::text = ANY (ARRAY[('new'::character varying)::text, ('open'::character varying)::text, ('waiting_customer'::character varying)::text, ('waiting_internal'::character varying)::text])) AND (NOT is_merged) AND (NOT is_spam));
CREATE INDEX ticket_work_of_team ON tickets_ticket USING btree (team_id, last_message_at DESC, id DESC) INCLUDE (category, assignee_id, brand_id, waiting_since, snoozed_until, priority, channel, opened_at, contact_reason_id) WHERE (((category)::text = ANY (ARRAY[('new'::character varying)::text, ('open'::character varying)::text, ('waiting_customer'::character varying)::text, ('waiting_internal'::character varying)::text])) AND (NOT is_merged) AND (NOT is_spam));
CREATE INDEX tickets_attachment_file_id_8f64b59c ON tickets_attachment USING btree (file_id);
CREATE INDEX tickets_attachment_message_id_19591853 ON tickets_attachment USING btree (message_id);
CREATE INDEX tickets_concern_order_id_87915d49 ON tickets_concern USING btree (order_id);
CREATE INDEX tickets_concern_owned_id_01c0aa94 ON tickets_concern USING btree (owned_id);
CREATE INDEX tickets_concern_product_id_bcea3a6c ON tickets_concern USING btree (product_id);
CREATE INDEX tickets_contactreason_parent_id_0381c283 ON tickets_contactreason USING btree (parent_id);
CREATE INDEX tickets_contactreason_team_id_bcc3c345 ON tickets_contactreason USING btree (team_id);
CREATE INDEX tickets_contactreasonbrand_brand_id_b5f308cd ON tickets_contactreasonbrand USING btree (brand_id);
CREATE INDEX tickets_contactreasonbrand_reason_id_76173f73 ON tickets_contactreasonbrand USING btree (reason_id);
CREATE INDEX tickets_customfield_key_060bcdf5_like ON tickets_customfield USING btree (key varchar_pattern_ops);
CREATE INDEX tickets_customfieldbrand_brand_id_b7d3b2ed ON tickets_customfieldbrand USING btree (brand_id);
CREATE INDEX tickets_customfieldbrand_field_id_fa74815e ON tickets_customfieldbrand USING btree (field_id);
CREATE INDEX tickets_dismissedsuggestion_ticket_id_e06d71ce ON tickets_dismissedsuggestion USING btree (ticket_id);
CREATE INDEX tickets_draft_agent_id_74686198 ON tickets_draft USING btree (agent_id);
CREATE INDEX tickets_draft_ticket_id_4d738b41 ON tickets_draft USING btree (ticket_id);
CREATE INDEX tickets_draftreview_author_id_70ba1737 ON tickets_draftreview USING btree (author_id);
CREATE INDEX tickets_draftreview_reviewer_id_a29efc8d ON tickets_draftreview USING btree (reviewer_id);
CREATE INDEX tickets_draftreview_role_id_fda74f10 ON tickets_draftreview USING btree (role_id);
CREATE INDEX tickets_draftreview_ticket_id_ba3cdd16 ON tickets_draftreview USING btree (ticket_id);
CREATE INDEX tickets_fieldfile_file_id_64308de5 ON tickets_fieldfile USING btree (file_id);
CREATE INDEX tickets_fieldfile_ticket_id_13446987 ON tickets_fieldfile USING btree (ticket_id);
CREATE INDEX tickets_follower_agent_id_e095b1a4 ON tickets_follower USING btree (agent_id);
CREATE INDEX tickets_follower_ticket_id_f7e5160d ON tickets_follower USING btree (ticket_id);
CREATE INDEX tickets_handover_agent_id_3caed407 ON tickets_handover USING btree (agent_id);
CREATE INDEX tickets_handover_message_id_552a7f35 ON tickets_handover USING btree (message_id);
CREATE INDEX tickets_handover_team_id_37bd3ee9 ON tickets_handover USING btree (team_id);
CREATE INDEX tickets_handover_ticket_id_0180cc3e ON tickets_handover USING btree (ticket_id);
CREATE INDEX tickets_mention_agent_id_41cc0b62 ON tickets_mention USING btree (agent_id);
CREATE INDEX tickets_mention_message_id_f142532b ON tickets_mention USING btree (message_id);
CREATE INDEX tickets_mention_team_id_ce784b5d ON tickets_mention USING btree (team_id);
CREATE INDEX tickets_message_default_ticket_id_id_idx ON tickets_message_default USING btree (ticket_id, id);
CREATE INDEX tickets_message_ticket_id_a1134910 ON ONLY tickets_message USING btree (ticket_id);
CREATE INDEX tickets_message_default_ticket_id_idx ON tickets_message_default USING btree (ticket_id);
CREATE INDEX tickets_participant_customer_id_7706f021 ON tickets_participant USING btree (customer_id);
CREATE INDEX tickets_participant_ticket_id_10cd57e4 ON tickets_participant USING btree (ticket_id);
CREATE INDEX tickets_participant_token_4844837c_like ON tickets_participant USING btree (token varchar_pattern_ops);
CREATE INDEX tickets_recipient_message_id_3a7855a8 ON tickets_recipient USING btree (message_id);
CREATE INDEX tickets_searchrow_case_id_6fc65762 ON tickets_searchrow USING btree (case_id);
CREATE INDEX tickets_snoozeevent_case_id_aab6c10a ON tickets_snoozeevent USING btree (case_id);
CREATE INDEX tickets_snoozeevent_order_id_c9b32b16 ON tickets_snoozeevent USING btree (order_id);
CREATE INDEX tickets_tag_folded_name_a88d0eeb_like ON tickets_tag USING btree (folded_name varchar_pattern_ops);
CREATE INDEX tickets_ticket_brand_id_61398ff5 ON tickets_ticket USING btree (brand_id);
CREATE INDEX tickets_ticket_customer_id_f2d9135a ON tickets_ticket USING btree (customer_id);
CREATE INDEX tickets_ticket_status_id_e7d9f42f ON tickets_ticket USING btree (status_id);
CREATE INDEX tickets_tickethold_ticket_id_502ce895 ON tickets_tickethold USING btree (ticket_id);
CREATE INDEX tickets_ticketlink_source_id_4ff17706 ON tickets_ticketlink USING btree (source_id);
CREATE INDEX tickets_ticketlink_target_id_73a7d86d ON tickets_ticketlink USING btree (target_id);
CREATE INDEX tickets_ticketmerge_target_id_a1c76aae ON tickets_ticketmerge USING btree (target_id);
CREATE INDEX tickets_ticketshare_agent_id_c15a1d45 ON tickets_ticketshare USING btree (agent_id);
CREATE INDEX tickets_ticketshare_team_id_67fb0a95 ON tickets_ticketshare USING btree (team_id);
CREATE INDEX tickets_ticketshare_ticket_id_15fc0914 ON tickets_ticketshare USING btree (ticket_id);
CREATE INDEX tickets_ticketstatus_key_d54653a7_like ON tickets_ticketstatus USING btree (key varchar_pattern_ops);
CREATE INDEX timeline_of_ticket ON ONLY tickets_timelineentry USING btree (ticket_id, id);
CREATE INDEX tickets_timelineentry_default_ticket_id_id_idx ON tickets_timelineentry_default USING btree (ticket_id, id);
CREATE INDEX tickets_timelineentry_ticket_id_5dde22b5 ON ONLY tickets_timelineentry USING btree (ticket_id);
CREATE INDEX tickets_timelineentry_default_ticket_id_idx ON tickets_timelineentry_default USING btree (ticket_id);
CREATE INDEX tickets_waitingreply_agent_id_ef3b870e ON tickets_waitingreply USING btree (agent_id);
CREATE INDEX tickets_waitingreply_ticket_id_237b9a22 ON tickets_waitingreply USING btree (ticket_id);
CREATE INDEX time_entry_by_day ON tasks_timeentry USING btree (worked_on, id);
CREATE INDEX time_mark_of_rule ON automation_timemark USING btree (rule_id, since);
CREATE UNIQUE INDEX unique_authenticator_type ON mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY (ARRAY[('totp'::character varying)::text, ('recovery_codes'::character varying)::text]));
CREATE UNIQUE INDEX unique_primary_email ON account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON account_emailaddress USING btree (email) WHERE verified;
CREATE UNIQUE INDEX unit_one_last_place ON organisation_unitplace USING btree (unit_id) WHERE (until_on IS NULL);
CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON usersessions_usersession USING btree (session_key varchar_pattern_ops);
CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON usersessions_usersession USING btree (user_id);
CREATE INDEX view_of_owner ON views_view USING btree (owner_id);
CREATE INDEX view_shared ON views_view USING btree (shared) WHERE (NOT ((shared)::text = 'nobody'::text));
CREATE INDEX views_bulkstep_bulk_id_386c0b2c ON views_bulkstep USING btree (bulk_id);
CREATE INDEX views_viewplace_view_id_d798d0a3 ON views_viewplace USING btree (view_id);
CREATE INDEX views_viewteam_team_id_70c242be ON views_viewteam USING btree (team_id);
CREATE INDEX views_viewteam_view_id_611cd70c ON views_viewteam USING btree (view_id);
CREATE INDEX waiting_reply_due ON tickets_waitingreply USING btree (send_at) WHERE (held_at IS NULL);
CREATE INDEX waiting_reply_of_ticket ON tickets_waitingreply USING btree (ticket_id);
CREATE INDEX webhook_delivery_age ON integrations_webhookdelivery USING btree (occurred_at);
CREATE INDEX webhook_delivery_due ON integrations_webhookdelivery USING btree (subscription_id, next_attempt_at) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX webhook_delivery_state ON integrations_webhookdelivery USING btree (subscription_id, state, id DESC);
ALTER INDEX platform_audit_actor ATTACH PARTITION platform_audit_entry_default_actor_id_id_idx;
ALTER INDEX platform_audit_unsealed ATTACH PARTITION platform_audit_entry_default_id_idx;
ALTER INDEX platform_audit_entry_pkey ATTACH PARTITION platform_audit_entry_default_pkey;
ALTER INDEX platform_audit_seal_entries ATTACH PARTITION platform_audit_entry_default_seal_number_id_idx;
ALTER INDEX platform_audit_target ATTACH PARTITION platform_audit_entry_default_target_kind_target_id_id_idx;
ALTER INDEX platform_audit_verb ATTACH PARTITION platform_audit_entry_default_verb_id_idx;
ALTER INDEX platform_event_aggregate ATTACH PARTITION platform_event_default_aggregate_number_idx;
ALTER INDEX platform_event_pkey ATTACH PARTITION platform_event_default_pkey;
ALTER INDEX tickets_message_pkey ATTACH PARTITION tickets_message_default_pkey;
ALTER INDEX message_of_ticket ATTACH PARTITION tickets_message_default_ticket_id_id_idx;
ALTER INDEX tickets_message_ticket_id_a1134910 ATTACH PARTITION tickets_message_default_ticket_id_idx;
ALTER INDEX tickets_timelineentry_pkey ATTACH PARTITION tickets_timelineentry_default_pkey;
ALTER INDEX timeline_of_ticket ATTACH PARTITION tickets_timelineentry_default_ticket_id_id_idx;
ALTER INDEX tickets_timelineentry_ticket_id_5dde22b5 ATTACH PARTITION tickets_timelineentry_default_ticket_id_idx;
CREATE TRIGGER platform_audit_keep BEFORE DELETE OR UPDATE ON platform_audit_entry FOR EACH ROW EXECUTE FUNCTION platform_audit_keep();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::procrastinate_job_status))) EXECUTE FUNCTION procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::procrastinate_job_status)) EXECUTE FUNCTION procrastinate_notify_queue_job_inserted_v1();
ALTER TABLE procrastinate_jobs DISABLE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1;
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::procrastinate_job_status))) EXECUTE FUNCTION procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::procrastinate_job_status)) EXECUTE FUNCTION procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION procrastinate_trigger_function_status_events_update_v1();
CREATE TRIGGER tasks_approval_stays BEFORE DELETE OR UPDATE OF id, ticket_id, subject, details, amount, currency, is_in_order, due_at, asked_at, asked_by_id, asked_by_label ON tasks_approval FOR EACH ROW EXECUTE FUNCTION tasks_keep_proof();
CREATE TRIGGER tasks_approvalstep_said BEFORE UPDATE OF id, approval_id, "position", label, decision, reason, decided_at, decided_by_id, decided_by_label, for_agent_id ON tasks_approvalstep FOR EACH ROW WHEN (((old.decision)::text <> ''::text)) EXECUTE FUNCTION tasks_keep_proof();
CREATE TRIGGER tasks_approvalstep_stays BEFORE DELETE ON tasks_approvalstep FOR EACH ROW EXECUTE FUNCTION tasks_keep_proof();
CREATE TRIGGER tasks_quote_kept BEFORE DELETE ON tasks_quote FOR EACH ROW WHEN ((old.sent_at IS NOT NULL)) EXECUTE FUNCTION tasks_keep_proof();
CREATE TRIGGER tasks_quote_stays BEFORE UPDATE OF id, ticket_id, number, version, title, remark, currency, starts_on, ready_on, valid_until, made_at, made_by_id, made_by_label, sent_at, sha256 ON tasks_quote FOR EACH ROW WHEN ((old.sent_at IS NOT NULL)) EXECUTE FUNCTION tasks_keep_proof();
CREATE TRIGGER tasks_quoteanswer_stays BEFORE DELETE OR UPDATE ON tasks_quoteanswer FOR EACH ROW EXECUTE FUNCTION tasks_keep_proof();
CREATE TRIGGER tasks_quoteline_stays BEFORE INSERT OR DELETE OR UPDATE ON tasks_quoteline FOR EACH ROW EXECUTE FUNCTION tasks_keep_lines();
CREATE TRIGGER tasks_timeentry_stays BEFORE DELETE OR UPDATE OF id, ticket_id, minutes, is_billable, by_timer, what, worked_on, corrects_id, made_at, made_by_id ON tasks_timeentry FOR EACH ROW EXECUTE FUNCTION tasks_keep_proof();
CREATE TRIGGER tickets_message_place BEFORE UPDATE OF ticket_id ON tickets_message FOR EACH ROW EXECUTE FUNCTION tickets_keep_place();
CREATE TRIGGER tickets_message_stays BEFORE DELETE OR UPDATE OF id, kind, channel, author_id, author_label, is_automatic, subject, text, html, folded, language, notices, written_at, at ON tickets_message FOR EACH ROW EXECUTE FUNCTION tickets_keep_written();
CREATE TRIGGER tickets_timelineentry_stays BEFORE DELETE OR UPDATE ON tickets_timelineentry FOR EACH ROW EXECUTE FUNCTION tickets_keep_written();
ALTER TABLE ONLY account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES identity_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY automation_rulerun
    ADD CONSTRAINT automation_rulerun_rule_id_822a3472_fk_automation_rule_id FOREIGN KEY (rule_id) REFERENCES automation_rule(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY automation_rulerun
    ADD CONSTRAINT automation_rulerun_ticket_id_8343aa6e_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY automation_ruleversion
    ADD CONSTRAINT automation_ruleversion_rule_id_7248420e_fk_automation_rule_id FOREIGN KEY (rule_id) REFERENCES automation_rule(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY automation_timemark
    ADD CONSTRAINT automation_timemark_rule_id_f1468826_fk_automation_rule_id FOREIGN KEY (rule_id) REFERENCES automation_rule(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY automation_timemark
    ADD CONSTRAINT automation_timemark_ticket_id_54804c74_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY catalogue_order
    ADD CONSTRAINT catalogue_order_customer_id_17430719_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY catalogue_orderline
    ADD CONSTRAINT catalogue_orderline_order_id_53d35845_fk_catalogue_order_id FOREIGN KEY (order_id) REFERENCES catalogue_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY catalogue_ownedproduct
    ADD CONSTRAINT catalogue_ownedprodu_customer_id_226fe75a_fk_customers FOREIGN KEY (customer_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_acknowledgement
    ADD CONSTRAINT channels_acknowledge_brand_id_2dd98b96_fk_organisat FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_automaticanswer
    ADD CONSTRAINT channels_automatican_ticket_id_58b4bb3d_fk_tickets_t FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_blockedsender
    ADD CONSTRAINT channels_blockedsend_customer_id_027d88e6_fk_customers FOREIGN KEY (customer_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_domaincheck
    ADD CONSTRAINT channels_domaincheck_mailbox_id_70fc6fb5_fk_channels_mailbox_id FOREIGN KEY (mailbox_id) REFERENCES channels_mailbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_fetcheduid
    ADD CONSTRAINT channels_fetcheduid_mailbox_id_3e8d5c44_fk_channels_mailbox_id FOREIGN KEY (mailbox_id) REFERENCES channels_mailbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_fetcheduid
    ADD CONSTRAINT channels_fetcheduid_raw_mail_id_f10e7fff_fk_channels_rawmail_id FOREIGN KEY (raw_mail_id) REFERENCES channels_rawmail(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_mailaccess
    ADD CONSTRAINT channels_mailaccess_mailbox_id_4ae38b65_fk_channels_mailbox_id FOREIGN KEY (mailbox_id) REFERENCES channels_mailbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_mailbox
    ADD CONSTRAINT channels_mailbox_brand_id_364dad67_fk_organisation_brand_id FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_mailbox
    ADD CONSTRAINT channels_mailbox_team_id_bb474414_fk_organisation_team_id FOREIGN KEY (team_id) REFERENCES organisation_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_mailboxalias
    ADD CONSTRAINT channels_mailboxalia_mailbox_id_b4f6fe66_fk_channels_ FOREIGN KEY (mailbox_id) REFERENCES channels_mailbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_mailboxpause
    ADD CONSTRAINT channels_mailboxpaus_mailbox_id_a0cad75c_fk_channels_ FOREIGN KEY (mailbox_id) REFERENCES channels_mailbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_mailboxreading
    ADD CONSTRAINT channels_mailboxread_mailbox_id_82fcd6a6_fk_channels_ FOREIGN KEY (mailbox_id) REFERENCES channels_mailbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_mailreference
    ADD CONSTRAINT channels_mailreference_ticket_id_79a9484b_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_mailtoken
    ADD CONSTRAINT channels_mailtoken_mailbox_id_c2284ba2_fk_channels_mailbox_id FOREIGN KEY (mailbox_id) REFERENCES channels_mailbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_outgoingmail
    ADD CONSTRAINT channels_outgoingmai_mailbox_id_5a288322_fk_channels_ FOREIGN KEY (mailbox_id) REFERENCES channels_mailbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_outgoingmail
    ADD CONSTRAINT channels_outgoingmail_ticket_id_f2675de1_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_rawmail
    ADD CONSTRAINT channels_rawmail_file_id_c376fe37_fk_platform_stored_file_id FOREIGN KEY (file_id) REFERENCES platform_stored_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_rawmail
    ADD CONSTRAINT channels_rawmail_mailbox_id_49a3c3cf_fk_channels_mailbox_id FOREIGN KEY (mailbox_id) REFERENCES channels_mailbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_rawmail
    ADD CONSTRAINT channels_rawmail_ticket_id_e3848611_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_sealedword
    ADD CONSTRAINT channels_sealedword_ticket_id_1ba5a297_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_sidemail
    ADD CONSTRAINT channels_sidemail_conversation_id_8ea0f890_fk_side_conv FOREIGN KEY (conversation_id) REFERENCES side_conversations_sideconversation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_sidemail
    ADD CONSTRAINT channels_sidemail_mailbox_id_fce30793_fk_channels_mailbox_id FOREIGN KEY (mailbox_id) REFERENCES channels_mailbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_sidemail
    ADD CONSTRAINT channels_sidemail_side_message_id_a5915d78_fk_side_conv FOREIGN KEY (side_message_id) REFERENCES side_conversations_sidemessage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_signature
    ADD CONSTRAINT channels_signature_agent_id_9df19f81_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY channels_signature
    ADD CONSTRAINT channels_signature_brand_id_95237a99_fk_organisation_brand_id FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY customers_consent
    ADD CONSTRAINT customers_consent_customer_id_e5c9af2d_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY customers_customer
    ADD CONSTRAINT customers_customer_company_id_d9d820a0_fk_customers_customer_id FOREIGN KEY (company_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY customers_customermerge
    ADD CONSTRAINT customers_customerme_source_id_3a836d02_fk_customers FOREIGN KEY (source_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY customers_customermerge
    ADD CONSTRAINT customers_customerme_target_id_ed6553fa_fk_customers FOREIGN KEY (target_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY customers_customernote
    ADD CONSTRAINT customers_customerno_customer_id_01ecc538_fk_customers FOREIGN KEY (customer_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY customers_customerprofile
    ADD CONSTRAINT customers_customerpr_customer_id_1ea54f31_fk_customers FOREIGN KEY (customer_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY customers_customersalt
    ADD CONSTRAINT customers_customersa_customer_id_c28f40d8_fk_customers FOREIGN KEY (customer_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY customers_identifier
    ADD CONSTRAINT customers_identifier_customer_id_b95edd20_fk_customers FOREIGN KEY (customer_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY customers_identifierverification
    ADD CONSTRAINT customers_identifier_identifier_id_2ba1e8d9_fk_customers FOREIGN KEY (identifier_id) REFERENCES customers_identifier(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY customers_likelyduplicate
    ADD CONSTRAINT customers_likelydupl_high_id_46a373f5_fk_customers FOREIGN KEY (high_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY customers_likelyduplicate
    ADD CONSTRAINT customers_likelydupl_low_id_c2c5b2d5_fk_customers FOREIGN KEY (low_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY customers_toldapart
    ADD CONSTRAINT customers_toldapart_high_id_5a9a2688_fk_customers_customer_id FOREIGN KEY (high_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY customers_toldapart
    ADD CONSTRAINT customers_toldapart_low_id_72ae99ed_fk_customers_customer_id FOREIGN KEY (low_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY customers_unreachableidentifier
    ADD CONSTRAINT customers_unreachabl_identifier_id_b5fe25ca_fk_customers FOREIGN KEY (identifier_id) REFERENCES customers_identifier(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY identity_apitoken
    ADD CONSTRAINT identity_apitoken_user_id_14231109_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES identity_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY identity_invitation_roles
    ADD CONSTRAINT identity_invitation__invitation_id_6b484e70_fk_identity_ FOREIGN KEY (invitation_id) REFERENCES identity_invitation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY identity_invitation_roles
    ADD CONSTRAINT identity_invitation_roles_role_id_fefc5bab_fk_identity_role_id FOREIGN KEY (role_id) REFERENCES identity_role(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY identity_roleassignment
    ADD CONSTRAINT identity_roleassignment_role_id_e656d59b_fk_identity_role_id FOREIGN KEY (role_id) REFERENCES identity_role(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY identity_roleassignment
    ADD CONSTRAINT identity_roleassignment_user_id_dc91b4ed_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES identity_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY identity_singlesignon
    ADD CONSTRAINT identity_singlesignon_role_id_30836a6c_fk_identity_role_id FOREIGN KEY (role_id) REFERENCES identity_role(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY integrations_import
    ADD CONSTRAINT integrations_import_brand_id_3ea3dec6_fk_organisation_brand_id FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY integrations_import
    ADD CONSTRAINT integrations_import_file_id_885b4371_fk_platform_stored_file_id FOREIGN KEY (file_id) REFERENCES platform_stored_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY integrations_import
    ADD CONSTRAINT integrations_import_problems_file_id_19b96e29_fk_platform_ FOREIGN KEY (problems_file_id) REFERENCES platform_stored_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY integrations_importorigin
    ADD CONSTRAINT integrations_importo_of_import_id_6d736a7b_fk_integrati FOREIGN KEY (of_import_id) REFERENCES integrations_import(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY integrations_incomingwebhook
    ADD CONSTRAINT integrations_incomin_brand_id_328bef29_fk_organisat FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY integrations_incomingwebhook
    ADD CONSTRAINT integrations_incomin_team_id_f33837cc_fk_organisat FOREIGN KEY (team_id) REFERENCES organisation_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY integrations_receivedwebhook
    ADD CONSTRAINT integrations_receive_ticket_id_7fb1e080_fk_tickets_t FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY integrations_receivedwebhook
    ADD CONSTRAINT integrations_receive_webhook_id_cce9bb94_fk_integrati FOREIGN KEY (webhook_id) REFERENCES integrations_incomingwebhook(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY integrations_webhookattempt
    ADD CONSTRAINT integrations_webhook_delivery_id_0b60aa9c_fk_integrati FOREIGN KEY (delivery_id) REFERENCES integrations_webhookdelivery(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY integrations_webhooksubscription
    ADD CONSTRAINT integrations_webhook_owner_id_c3c7496a_fk_identity_ FOREIGN KEY (owner_id) REFERENCES identity_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY integrations_webhookpause
    ADD CONSTRAINT integrations_webhook_subscription_id_9c45fa87_fk_integrati FOREIGN KEY (subscription_id) REFERENCES integrations_webhooksubscription(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY integrations_webhookdelivery
    ADD CONSTRAINT integrations_webhook_subscription_id_f51730e0_fk_integrati FOREIGN KEY (subscription_id) REFERENCES integrations_webhooksubscription(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY knowledge_article
    ADD CONSTRAINT knowledge_article_brand_id_0bf6c870_fk_organisation_brand_id FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES identity_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY notifications_choice
    ADD CONSTRAINT notifications_choice_person_id_04462d49_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES identity_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY notifications_noteaddress
    ADD CONSTRAINT notifications_notead_person_id_b67984c8_fk_identity_ FOREIGN KEY (person_id) REFERENCES identity_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY notifications_noteaddress
    ADD CONSTRAINT notifications_notead_ticket_id_eedd4058_fk_tickets_t FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY notifications_notification
    ADD CONSTRAINT notifications_notifi_person_id_ec9b6507_fk_identity_ FOREIGN KEY (person_id) REFERENCES identity_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY notifications_notification
    ADD CONSTRAINT notifications_notifi_ticket_id_422ab224_fk_tickets_t FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY notifications_pushdevice
    ADD CONSTRAINT notifications_pushdevice_person_id_880a3262_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES identity_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY notifications_quiettime
    ADD CONSTRAINT notifications_quiettime_person_id_58cca3e6_fk_identity_user_id FOREIGN KEY (person_id) REFERENCES identity_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_absence
    ADD CONSTRAINT organisation_absence_agent_id_a15704a4_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_activity
    ADD CONSTRAINT organisation_activit_agent_id_1dc0d747_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_agent
    ADD CONSTRAINT organisation_agent_user_id_cd04f746_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES identity_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_agentbrand
    ADD CONSTRAINT organisation_agentbr_agent_id_b7df9250_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_agentbrand
    ADD CONSTRAINT organisation_agentbr_brand_id_3e4ad9e6_fk_organisat FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_agentcapacity
    ADD CONSTRAINT organisation_agentca_agent_id_3648e620_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_agentchannel
    ADD CONSTRAINT organisation_agentch_agent_id_a6d14841_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_agentskill
    ADD CONSTRAINT organisation_agentsk_agent_id_562c054d_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_agentskill
    ADD CONSTRAINT organisation_agentsk_skill_id_c83d8d82_fk_organisat FOREIGN KEY (skill_id) REFERENCES organisation_skill(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_authorityline
    ADD CONSTRAINT organisation_authorityline_role_id_e390d2a9_fk_identity_role_id FOREIGN KEY (role_id) REFERENCES identity_role(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_belonging
    ADD CONSTRAINT organisation_belongi_agent_id_b6c395c8_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_belonging
    ADD CONSTRAINT organisation_belonging_unit_id_40bdb981_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_brand
    ADD CONSTRAINT organisation_brand_calendar_fk FOREIGN KEY (calendar_id) REFERENCES organisation_workingcalendar(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_brandarchival
    ADD CONSTRAINT organisation_brandar_brand_id_82ee143c_fk_organisat FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_brandhost
    ADD CONSTRAINT organisation_brandho_brand_id_ae65b3a9_fk_organisat FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_deputy
    ADD CONSTRAINT organisation_deputy_agent_id_00abc77e_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_deputy
    ADD CONSTRAINT organisation_deputy_deputy_id_810f94fc_fk_organisat FOREIGN KEY (deputy_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_invitedmembership
    ADD CONSTRAINT organisation_invited_team_id_bae6a1c8_fk_organisat FOREIGN KEY (team_id) REFERENCES organisation_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_presencespan
    ADD CONSTRAINT organisation_presenc_agent_id_1a9a49e2_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_shift
    ADD CONSTRAINT organisation_shift_agent_id_ed769851_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_shift
    ADD CONSTRAINT organisation_shift_pattern_id_48099f6b_fk_organisat FOREIGN KEY (pattern_id) REFERENCES organisation_shiftpattern(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_specialday
    ADD CONSTRAINT organisation_special_calendar_id_83930571_fk_organisat FOREIGN KEY (calendar_id) REFERENCES organisation_workingcalendar(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_team
    ADD CONSTRAINT organisation_team_brand_id_7d6804c4_fk_organisation_brand_id FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_team
    ADD CONSTRAINT organisation_team_calendar_fk FOREIGN KEY (calendar_id) REFERENCES organisation_workingcalendar(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_teamarchival
    ADD CONSTRAINT organisation_teamarc_team_id_ea3df46f_fk_organisat FOREIGN KEY (team_id) REFERENCES organisation_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_teammembership
    ADD CONSTRAINT organisation_teammem_agent_id_a4deeb65_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_teammembership
    ADD CONSTRAINT organisation_teammem_team_id_b7f15602_fk_organisat FOREIGN KEY (team_id) REFERENCES organisation_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_unit
    ADD CONSTRAINT organisation_unit_team_id_707bcdff_fk_organisation_team_id FOREIGN KEY (team_id) REFERENCES organisation_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_unitarchival
    ADD CONSTRAINT organisation_unitarc_unit_id_3234f767_fk_organisat FOREIGN KEY (unit_id) REFERENCES organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_unitplace
    ADD CONSTRAINT organisation_unitpla_parent_id_70e9dcae_fk_organisat FOREIGN KEY (parent_id) REFERENCES organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY organisation_unitplace
    ADD CONSTRAINT organisation_unitplace_unit_id_6e1e9e1b_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY playbooks_cannedreply
    ADD CONSTRAINT playbooks_cannedrepl_brand_id_3072436a_fk_organisat FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY playbooks_cannedreply
    ADD CONSTRAINT playbooks_cannedrepl_owner_id_18ff7aa8_fk_organisat FOREIGN KEY (owner_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY playbooks_cannedreply
    ADD CONSTRAINT playbooks_cannedreply_team_id_19faebab_fk_organisation_team_id FOREIGN KEY (team_id) REFERENCES organisation_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY playbooks_customeraddress
    ADD CONSTRAINT playbooks_customerad_customer_id_a1168460_fk_customers FOREIGN KEY (customer_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY playbooks_macro
    ADD CONSTRAINT playbooks_macro_brand_id_104971b7_fk_organisation_brand_id FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY playbooks_macro
    ADD CONSTRAINT playbooks_macro_owner_id_0ec38f8e_fk_organisation_agent_user_id FOREIGN KEY (owner_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY playbooks_macro
    ADD CONSTRAINT playbooks_macro_team_id_e96a9670_fk_organisation_team_id FOREIGN KEY (team_id) REFERENCES organisation_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES procrastinate_jobs(id);
ALTER TABLE ONLY service_levels_clockentry
    ADD CONSTRAINT service_levels_clock_clock_id_10fcef2d_fk_service_l FOREIGN KEY (clock_id) REFERENCES service_levels_clock(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY service_levels_clock
    ADD CONSTRAINT service_levels_clock_policy_id_f3a260e2_fk_service_l FOREIGN KEY (policy_id) REFERENCES service_levels_policy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY service_levels_clock
    ADD CONSTRAINT service_levels_clock_ticket_id_53cc83e6_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY service_levels_policyversion
    ADD CONSTRAINT service_levels_polic_policy_id_c89a15d6_fk_service_l FOREIGN KEY (policy_id) REFERENCES service_levels_policy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY side_conversations_sidemessage
    ADD CONSTRAINT side_conversations_s_conversation_id_5c6a8f4f_fk_side_conv FOREIGN KEY (conversation_id) REFERENCES side_conversations_sideconversation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY side_conversations_sideconversation
    ADD CONSTRAINT side_conversations_s_ticket_id_34b7b7e4_fk_tickets_t FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_identity_ FOREIGN KEY (user_id) REFERENCES identity_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_appliedplan
    ADD CONSTRAINT tasks_appliedplan_template_id_e01a0e93_fk_tasks_plantemplate_id FOREIGN KEY (template_id) REFERENCES tasks_plantemplate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_appliedplan
    ADD CONSTRAINT tasks_appliedplan_ticket_id_7ae6b8ab_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_approval
    ADD CONSTRAINT tasks_approval_ticket_id_0b84462b_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_approvalstep
    ADD CONSTRAINT tasks_approvalstep_agent_id_71ad850e_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_approvalstep
    ADD CONSTRAINT tasks_approvalstep_approval_id_0955b0bf_fk_tasks_approval_id FOREIGN KEY (approval_id) REFERENCES tasks_approval(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_approvalstep
    ADD CONSTRAINT tasks_approvalstep_role_id_cf53d15b_fk_identity_role_id FOREIGN KEY (role_id) REFERENCES identity_role(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_checklist
    ADD CONSTRAINT tasks_checklist_template_id_d58b62ab_fk_tasks_che FOREIGN KEY (template_id) REFERENCES tasks_checklisttemplate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_checklist
    ADD CONSTRAINT tasks_checklist_ticket_id_cbf15e87_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_checklistitem
    ADD CONSTRAINT tasks_checklistitem_checklist_id_03819db2_fk_tasks_checklist_id FOREIGN KEY (checklist_id) REFERENCES tasks_checklist(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_checklisttemplate
    ADD CONSTRAINT tasks_checklisttempl_brand_id_0345028a_fk_organisat FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_plantemplate
    ADD CONSTRAINT tasks_plantemplate_brand_id_bb5005c3_fk_organisation_brand_id FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_quote
    ADD CONSTRAINT tasks_quote_ticket_id_f616b892_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_quoteanswer
    ADD CONSTRAINT tasks_quoteanswer_quote_id_2f2c3398_fk_tasks_quote_id FOREIGN KEY (quote_id) REFERENCES tasks_quote(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_quoteline
    ADD CONSTRAINT tasks_quoteline_quote_id_3f358dd9_fk_tasks_quote_id FOREIGN KEY (quote_id) REFERENCES tasks_quote(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_task
    ADD CONSTRAINT tasks_task_assignee_id_2c3ca866_fk_organisation_agent_user_id FOREIGN KEY (assignee_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_task
    ADD CONSTRAINT tasks_task_came_after_id_42ff6072_fk_tasks_task_id FOREIGN KEY (came_after_id) REFERENCES tasks_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_task
    ADD CONSTRAINT tasks_task_team_id_ea72d366_fk_organisation_team_id FOREIGN KEY (team_id) REFERENCES organisation_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_task
    ADD CONSTRAINT tasks_task_ticket_id_8fb580c5_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_timeentry
    ADD CONSTRAINT tasks_timeentry_agent_id_3d77bb4e_fk_organisation_agent_user_id FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_timeentry
    ADD CONSTRAINT tasks_timeentry_corrects_id_c7e1ac04_fk_tasks_timeentry_id FOREIGN KEY (corrects_id) REFERENCES tasks_timeentry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tasks_timeentry
    ADD CONSTRAINT tasks_timeentry_ticket_id_005221f9_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_ticket
    ADD CONSTRAINT ticket_contact_reason_fk FOREIGN KEY (contact_reason_id) REFERENCES tickets_contactreason(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_attachment
    ADD CONSTRAINT tickets_attachment_file_id_8f64b59c_fk_platform_stored_file_id FOREIGN KEY (file_id) REFERENCES platform_stored_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_attachment
    ADD CONSTRAINT tickets_attachment_message_id_19591853_fk_tickets_message_id FOREIGN KEY (message_id) REFERENCES tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_concern
    ADD CONSTRAINT tickets_concern_order_id_87915d49_fk_catalogue_order_id FOREIGN KEY (order_id) REFERENCES catalogue_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_concern
    ADD CONSTRAINT tickets_concern_owned_id_01c0aa94_fk_catalogue_ownedproduct_id FOREIGN KEY (owned_id) REFERENCES catalogue_ownedproduct(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_concern
    ADD CONSTRAINT tickets_concern_product_id_bcea3a6c_fk_catalogue_product_id FOREIGN KEY (product_id) REFERENCES catalogue_product(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_concern
    ADD CONSTRAINT tickets_concern_ticket_id_e6baa7fe_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_contactreasonbrand
    ADD CONSTRAINT tickets_contactreaso_brand_id_b5f308cd_fk_organisat FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_contactreason
    ADD CONSTRAINT tickets_contactreaso_parent_id_0381c283_fk_tickets_c FOREIGN KEY (parent_id) REFERENCES tickets_contactreason(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_contactreasonbrand
    ADD CONSTRAINT tickets_contactreaso_reason_id_76173f73_fk_tickets_c FOREIGN KEY (reason_id) REFERENCES tickets_contactreason(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_contactreason
    ADD CONSTRAINT tickets_contactreason_team_id_bcc3c345_fk_organisation_team_id FOREIGN KEY (team_id) REFERENCES organisation_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_customfieldbrand
    ADD CONSTRAINT tickets_customfieldb_brand_id_b7d3b2ed_fk_organisat FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_customfieldbrand
    ADD CONSTRAINT tickets_customfieldb_field_id_fa74815e_fk_tickets_c FOREIGN KEY (field_id) REFERENCES tickets_customfield(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_dismissedsuggestion
    ADD CONSTRAINT tickets_dismissedsug_ticket_id_e06d71ce_fk_tickets_t FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_draft
    ADD CONSTRAINT tickets_draft_agent_id_74686198_fk_organisation_agent_user_id FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_draft
    ADD CONSTRAINT tickets_draft_ticket_id_4d738b41_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_draftreview
    ADD CONSTRAINT tickets_draftreview_author_id_70ba1737_fk_organisat FOREIGN KEY (author_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_draftreview
    ADD CONSTRAINT tickets_draftreview_reviewer_id_a29efc8d_fk_organisat FOREIGN KEY (reviewer_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_draftreview
    ADD CONSTRAINT tickets_draftreview_role_id_fda74f10_fk_identity_role_id FOREIGN KEY (role_id) REFERENCES identity_role(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_draftreview
    ADD CONSTRAINT tickets_draftreview_ticket_id_ba3cdd16_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_fieldfile
    ADD CONSTRAINT tickets_fieldfile_file_id_64308de5_fk_platform_stored_file_id FOREIGN KEY (file_id) REFERENCES platform_stored_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_fieldfile
    ADD CONSTRAINT tickets_fieldfile_ticket_id_13446987_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_follower
    ADD CONSTRAINT tickets_follower_agent_id_e095b1a4_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_follower
    ADD CONSTRAINT tickets_follower_ticket_id_f7e5160d_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_handover
    ADD CONSTRAINT tickets_handover_agent_id_3caed407_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_handover
    ADD CONSTRAINT tickets_handover_message_id_552a7f35_fk_tickets_message_id FOREIGN KEY (message_id) REFERENCES tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_handover
    ADD CONSTRAINT tickets_handover_team_id_37bd3ee9_fk_organisation_team_id FOREIGN KEY (team_id) REFERENCES organisation_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_handover
    ADD CONSTRAINT tickets_handover_ticket_id_0180cc3e_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_mention
    ADD CONSTRAINT tickets_mention_agent_id_41cc0b62_fk_organisation_agent_user_id FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_mention
    ADD CONSTRAINT tickets_mention_message_id_f142532b_fk_tickets_message_id FOREIGN KEY (message_id) REFERENCES tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_mention
    ADD CONSTRAINT tickets_mention_team_id_ce784b5d_fk_organisation_team_id FOREIGN KEY (team_id) REFERENCES organisation_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE tickets_message
    ADD CONSTRAINT tickets_message_ticket_id_a1134910_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_participant
    ADD CONSTRAINT tickets_participant_customer_id_7706f021_fk_customers FOREIGN KEY (customer_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_participant
    ADD CONSTRAINT tickets_participant_ticket_id_10cd57e4_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_recipient
    ADD CONSTRAINT tickets_recipient_message_id_3a7855a8_fk_tickets_message_id FOREIGN KEY (message_id) REFERENCES tickets_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_reviewdemand
    ADD CONSTRAINT tickets_reviewdemand_brand_id_4a0a15b6_fk_organisation_brand_id FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_reviewdemand
    ADD CONSTRAINT tickets_reviewdemand_role_id_18aae95c_fk_identity_role_id FOREIGN KEY (role_id) REFERENCES identity_role(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_snoozeevent
    ADD CONSTRAINT tickets_snoozeevent_case_id_aab6c10a_fk_tickets_ticket_id FOREIGN KEY (case_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_snoozeevent
    ADD CONSTRAINT tickets_snoozeevent_order_id_c9b32b16_fk_catalogue_order_id FOREIGN KEY (order_id) REFERENCES catalogue_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_snoozeevent
    ADD CONSTRAINT tickets_snoozeevent_ticket_id_06b5585c_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_ticket
    ADD CONSTRAINT tickets_ticket_assignee_id_3a5aa407_fk_organisat FOREIGN KEY (assignee_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_ticket
    ADD CONSTRAINT tickets_ticket_brand_id_61398ff5_fk_organisation_brand_id FOREIGN KEY (brand_id) REFERENCES organisation_brand(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_ticket
    ADD CONSTRAINT tickets_ticket_customer_id_f2d9135a_fk_customers_customer_id FOREIGN KEY (customer_id) REFERENCES customers_customer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_ticket
    ADD CONSTRAINT tickets_ticket_status_id_e7d9f42f_fk_tickets_ticketstatus_id FOREIGN KEY (status_id) REFERENCES tickets_ticketstatus(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_ticket
    ADD CONSTRAINT tickets_ticket_team_id_5a4e7469_fk_organisation_team_id FOREIGN KEY (team_id) REFERENCES organisation_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_tickethold
    ADD CONSTRAINT tickets_tickethold_ticket_id_502ce895_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_ticketlink
    ADD CONSTRAINT tickets_ticketlink_source_id_4ff17706_fk_tickets_ticket_id FOREIGN KEY (source_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_ticketlink
    ADD CONSTRAINT tickets_ticketlink_target_id_73a7d86d_fk_tickets_ticket_id FOREIGN KEY (target_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_ticketmerge
    ADD CONSTRAINT tickets_ticketmerge_source_id_5887d9ca_fk_tickets_ticket_id FOREIGN KEY (source_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_ticketmerge
    ADD CONSTRAINT tickets_ticketmerge_target_id_a1c76aae_fk_tickets_ticket_id FOREIGN KEY (target_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_ticketshare
    ADD CONSTRAINT tickets_ticketshare_agent_id_c15a1d45_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_ticketshare
    ADD CONSTRAINT tickets_ticketshare_team_id_67fb0a95_fk_organisation_team_id FOREIGN KEY (team_id) REFERENCES organisation_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_ticketshare
    ADD CONSTRAINT tickets_ticketshare_ticket_id_15fc0914_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_tickettag
    ADD CONSTRAINT tickets_tickettag_tag_id_39f076d7_fk_tickets_tag_id FOREIGN KEY (tag_id) REFERENCES tickets_tag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_tickettag
    ADD CONSTRAINT tickets_tickettag_ticket_id_4536f20f_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE tickets_timelineentry
    ADD CONSTRAINT tickets_timelineentry_ticket_id_5dde22b5_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_trackingkey
    ADD CONSTRAINT tickets_trackingkey_ticket_id_f475c3eb_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_waitingreply
    ADD CONSTRAINT tickets_waitingreply_agent_id_ef3b870e_fk_organisat FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY tickets_waitingreply
    ADD CONSTRAINT tickets_waitingreply_ticket_id_237b9a22_fk_tickets_ticket_id FOREIGN KEY (ticket_id) REFERENCES tickets_ticket(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_user_id_af5e0a6d_fk_identity_user_id FOREIGN KEY (user_id) REFERENCES identity_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY views_bulkchange
    ADD CONSTRAINT views_bulkchange_undoes_id_769e0b45_fk_views_bulkchange_id FOREIGN KEY (undoes_id) REFERENCES views_bulkchange(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY views_bulkstep
    ADD CONSTRAINT views_bulkstep_bulk_id_386c0b2c_fk_views_bulkchange_id FOREIGN KEY (bulk_id) REFERENCES views_bulkchange(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY views_view
    ADD CONSTRAINT views_view_owner_id_a914aece_fk_organisation_agent_user_id FOREIGN KEY (owner_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY views_viewplace
    ADD CONSTRAINT views_viewplace_agent_id_2c399258_fk_organisation_agent_user_id FOREIGN KEY (agent_id) REFERENCES organisation_agent(user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY views_viewplace
    ADD CONSTRAINT views_viewplace_view_id_d798d0a3_fk_views_view_id FOREIGN KEY (view_id) REFERENCES views_view(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY views_viewteam
    ADD CONSTRAINT views_viewteam_team_id_70c242be_fk_organisation_team_id FOREIGN KEY (team_id) REFERENCES organisation_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY views_viewteam
    ADD CONSTRAINT views_viewteam_view_id_611cd70c_fk_views_view_id FOREIGN KEY (view_id) REFERENCES views_view(id) DEFERRABLE INITIALLY DEFERRED;
INSERT INTO django_migrations (app, name, applied) VALUES
    ('account', '0001_initial', now()),
    ('account', '0002_email_max_length', now()),
    ('account', '0003_alter_emailaddress_create_unique_verified_email', now()),
    ('account', '0004_alter_emailaddress_drop_unique_email', now()),
    ('account', '0005_emailaddress_idx_upper_email', now()),
    ('account', '0006_emailaddress_lower', now()),
    ('account', '0007_emailaddress_idx_email', now()),
    ('account', '0008_emailaddress_unique_primary_email_fixup', now()),
    ('account', '0009_emailaddress_unique_primary_email', now()),
    ('auth', '0001_initial', now()),
    ('auth', '0002_alter_permission_name_max_length', now()),
    ('auth', '0003_alter_user_email_max_length', now()),
    ('auth', '0004_alter_user_username_opts', now()),
    ('auth', '0005_alter_user_last_login_null', now()),
    ('auth', '0006_require_contenttypes_0002', now()),
    ('auth', '0007_alter_validators_add_error_messages', now()),
    ('auth', '0008_alter_user_username_max_length', now()),
    ('auth', '0009_alter_user_last_name_max_length', now()),
    ('auth', '0010_alter_group_name_max_length', now()),
    ('auth', '0011_update_proxy_permissions', now()),
    ('auth', '0012_alter_user_first_name_max_length', now()),
    ('automation', '0001_initial', now()),
    ('catalogue', '0001_initial', now()),
    ('catalogue', '0002_ownedproduct', now()),
    ('channels', '0001_initial', now()),
    ('channels', '0002_keeping', now()),
    ('channels', '0003_domain_check', now()),
    ('channels', '0004_sealed_word', now()),
    ('channels', '0005_blocked_senders', now()),
    ('channels', '0006_alter_rawmail_outcome_sidemail', now()),
    ('channels', '0007_signature', now()),
    ('channels', '0008_alter_rawmail_outcome', now()),
    ('contenttypes', '0001_initial', now()),
    ('contenttypes', '0002_remove_content_type_name', now()),
    ('customers', '0001_initial', now()),
    ('customers', '0002_panel', now()),
    ('identity', '0001_initial', now()),
    ('identity', '0002_shared_cache', now()),
    ('identity', '0003_role_requires_second_step', now()),
    ('identity', '0004_token_networks', now()),
    ('integrations', '0001_initial', now()),
    ('integrations', '0002_imports', now()),
    ('knowledge', '0001_initial', now()),
    ('mfa', '0001_initial', now()),
    ('mfa', '0002_authenticator_timestamps', now()),
    ('mfa', '0003_authenticator_type_uniq', now()),
    ('notifications', '0001_initial', now()),
    ('notifications', '0002_pushkey_pushdevice', now()),
    ('notifications', '0003_says', now()),
    ('notifications', '0004_noteaddress', now()),
    ('organisation', '0001_initial', now()),
    ('organisation', '0002_privacy_page', now()),
    ('organisation', '0003_working_time', now()),
    ('organisation', '0004_units_and_authority', now()),
    ('platform', '0001_initial', now()),
    ('platform', '0002_mail_and_files', now()),
    ('platform', '0003_limits', now()),
    ('platform', '0004_auditkeeping', now()),
    ('platform', '0005_search', now()),
    ('platform', '0006_api_answers', now()),
    ('platform', '0007_demonstration', now()),
    ('platform', '0008_evidence', now()),
    ('platform', '0009_pause_and_backups', now()),
    ('platform', '0010_backup_lost_files', now()),
    ('platform', '0011_demanded_events', now()),
    ('platform', '0012_recent_searches', now()),
    ('platform', '0013_calendarcompletion_holidaycorrection', now()),
    ('platform', '0014_outgoingmail_reply_to', now()),
    ('playbooks', '0001_initial', now()),
    ('privacy', '0001_initial', now()),
    ('procrastinate', '0001_initial', now()),
    ('procrastinate', '0002_drop_started_at_column', now()),
    ('procrastinate', '0003_drop_started_at_column', now()),
    ('procrastinate', '0004_drop_procrastinate_version_table', now()),
    ('procrastinate', '0005_fix_procrastinate_fetch_job', now()),
    ('procrastinate', '0006_fix_trigger_status_events_insert', now()),
    ('procrastinate', '0007_add_queueing_lock_column', now()),
    ('procrastinate', '0008_close_fetch_job_race_condition', now()),
    ('procrastinate', '0009_add_defer_job_function', now()),
    ('procrastinate', '0010_add_procrastinate_periodic_defers', now()),
    ('procrastinate', '0011_add_foreign_key_index', now()),
    ('procrastinate', '0012_add_locks_to_periodic_defer', now()),
    ('procrastinate', '0013_fix_procrastinate_defer_periodic_job', now()),
    ('procrastinate', '0014_add_finish_job_and_retry_job_functions', now()),
    ('procrastinate', '0015_add_trigger_on_job_deletion', now()),
    ('procrastinate', '0016_delete_finished_jobs', now()),
    ('procrastinate', '0017_add_checks_to_finish_job', now()),
    ('procrastinate', '0018_add_checks_to_retry_job', now()),
    ('procrastinate', '0019_fix_finish_job_compat_issue', now()),
    ('procrastinate', '0020_add_index_on_procrastinate_jobs', now()),
    ('procrastinate', '0021_add_kwargs_to_defer_periodic_job', now()),
    ('procrastinate', '0022_null_locks_excluded', now()),
    ('procrastinate', '0023_remove_old_finish_job_function', now()),
    ('procrastinate', '0024_job_id_bigint', now()),
    ('procrastinate', '0025_add_models', now()),
    ('procrastinate', '0026_add_job_priority', now()),
    ('procrastinate', '0027_add_periodic_job_priority', now()),
    ('procrastinate', '0028_add_cancel_states', now()),
    ('procrastinate', '0029_add_additional_params_to_retry_job', now()),
    ('procrastinate', '0030_alter_procrastinateevent_options', now()),
    ('procrastinate', '0031_add_indexes_for_fetch_job', now()),
    ('procrastinate', '0032_pre_cancel_notification', now()),
    ('procrastinate', '0033_post_cancel_notification', now()),
    ('procrastinate', '0034_pre_add_heartbeat', now()),
    ('procrastinate', '0035_post_add_heartbeat', now()),
    ('procrastinate', '0036_add_worker_model', now()),
    ('procrastinate', '0037_pre_batch_defer_jobs', now()),
    ('procrastinate', '0038_post_batch_defer_jobs', now()),
    ('procrastinate', '0039_pre_priority_lock_fetch_job', now()),
    ('procrastinate', '0040_pre_retry_failed_job', now()),
    ('procrastinate', '0041_post_retry_failed_job', now()),
    ('regulations', '0001_initial', now()),
    ('service_levels', '0001_initial', now()),
    ('sessions', '0001_initial', now()),
    ('side_conversations', '0001_initial', now()),
    ('socialaccount', '0001_initial', now()),
    ('socialaccount', '0002_token_max_lengths', now()),
    ('socialaccount', '0003_extra_data_default_dict', now()),
    ('socialaccount', '0004_app_provider_id_settings', now()),
    ('socialaccount', '0005_socialtoken_nullable_app', now()),
    ('socialaccount', '0006_alter_socialaccount_extra_data', now()),
    ('tasks', '0001_initial', now()),
    ('tasks', '0002_approvals_and_time', now()),
    ('tasks', '0003_plans_and_quotes', now()),
    ('tasks', '0004_authority_moves_down', now()),
    ('tickets', '0001_initial', now()),
    ('tickets', '0002_search', now()),
    ('tickets', '0003_held_files', now()),
    ('tickets', '0004_tracking_key', now()),
    ('tickets', '0005_snooze_and_drafts', now()),
    ('tickets', '0006_custom_fields', now()),
    ('tickets', '0007_indexes_of_lists', now()),
    ('tickets', '0008_merged_at_a_glance', now()),
    ('tickets', '0009_who_waits', now()),
    ('tickets', '0010_holds', now()),
    ('tickets', '0011_reasons_and_conditions', now()),
    ('tickets', '0012_mention', now()),
    ('tickets', '0013_depth', now()),
    ('tickets', '0014_dismissed_suggestions', now()),
    ('tickets', '0015_waiting_replies', now()),
    ('tickets', '0016_handoverrule_handover', now()),
    ('tickets', '0017_draftreview_reviewdemand', now()),
    ('tickets', '0018_reason_of_tickets', now()),
    ('tickets', '0019_counted_by_their_index', now()),
    ('usersessions', '0001_initial', now()),
    ('views', '0001_initial', now()),
    ('views', '0002_work', now());
