-- Accounts, their roles and tokens, and the audit lines about them. Times are epoch milliseconds.
create table account (
  id                varchar(32)  not null primary key,
  login             varchar(64)  not null unique,
  display_name      varchar(200) not null,
  email             varchar(254) not null,
  language          varchar(2),
  password_hash     varchar(255) not null,
  credentials_epoch bigint       not null,
  created_at        bigint       not null,
  disabled_at       bigint
);

create table account_role (
  account_id varchar(32) not null references account (id),
  role       varchar(20) not null,
  primary key (account_id, role)
);

-- Only the SHA-256 of a token is kept. A token made with another token goes when that one goes.
create table access_token (
  id          varchar(32)  not null primary key,
  account_id  varchar(32)  not null references account (id),
  made_with   varchar(32)  references access_token (id) on delete cascade,
  label       varchar(100) not null,
  secret_hash varchar(64)  not null unique,
  created_at  bigint       not null,
  expires_at  bigint,
  used_on_day bigint
);
create index access_token_account on access_token (account_id);
create index access_token_made_with on access_token (made_with);

create table account_event (
  id            varchar(32)  not null primary key,
  happened_at   bigint       not null,
  kind          varchar(30)  not null,
  account_id    varchar(32),
  by_account_id varchar(32),
  address       varchar(64),
  detail        varchar(500) not null
);
create index account_event_time on account_event (happened_at);
create index account_event_account on account_event (account_id, happened_at);
