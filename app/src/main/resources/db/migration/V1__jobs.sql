-- Durable jobs. Words that SQLite and PostgreSQL both speak.

-- What an administrator sees, and what was asked. A job that succeeded is deleted; one that failed stays.
CREATE TABLE job (
    kind            VARCHAR(100) NOT NULL,
    instance        VARCHAR(100) NOT NULL,
    data            TEXT         NOT NULL,
    -- How often it was asked for: a run that began before the last time does not settle it.
    asks            BIGINT       NOT NULL,
    state           VARCHAR(10)  NOT NULL CHECK (state IN ('waiting', 'running', 'failed')),
    attempts        INTEGER      NOT NULL,
    last_error      TEXT,
    asked_at        BIGINT       NOT NULL,
    next_at         BIGINT,
    PRIMARY KEY (kind, instance)
);
CREATE INDEX job_by_state ON job (state, next_at);

-- db-scheduler 16: its engine's own table, in its own words.
CREATE TABLE scheduled_tasks (
    task_name            VARCHAR(100)             NOT NULL,
    task_instance        VARCHAR(100)             NOT NULL,
    task_data            BYTEA,
    execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
    picked               BOOLEAN                  NOT NULL,
    picked_by            VARCHAR(50),
    last_success         TIMESTAMP WITH TIME ZONE,
    last_failure         TIMESTAMP WITH TIME ZONE,
    consecutive_failures INTEGER,
    last_heartbeat       TIMESTAMP WITH TIME ZONE,
    version              BIGINT                   NOT NULL,
    priority             SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_by_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_last_heartbeat ON scheduled_tasks (last_heartbeat);
