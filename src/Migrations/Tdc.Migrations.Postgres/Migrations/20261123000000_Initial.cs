using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Tdc.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_chain_end",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    last_sequence = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_chain_end", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_day_head",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_sequence = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    key_id = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    signature = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_day_head", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    key_id = table.Column<Guid>(type: "uuid", nullable: true),
                    action = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    subject_kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    details = table.Column<string>(type: "text", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: true),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_signing_key",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    public_key = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    sealed_private_key = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_signing_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "file_content",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    place = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    touched_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_content", x => x.sha256);
                });

            migrationBuilder.CreateTable(
                name: "id_api_key",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    prefix = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    scopes = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_api_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "id_kept_form",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    kept_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_kept_form", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "id_protection_key",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_protection_key", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "id_user",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    language = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    deactivated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    last_sign_in_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    search = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_user", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_answer",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    request_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    running_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: true),
                    headers = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_answer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_job",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    epoch = table.Column<long>(type: "bigint", nullable: false),
                    lease_owner = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    lease_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    once_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_job", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_lease",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    owner = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    epoch = table.Column<long>(type: "bigint", nullable: false),
                    last_run_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_lease", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "job_outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_ticket",
                columns: table => new
                {
                    ticket = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    address = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_ticket", x => x.ticket);
                });

            migrationBuilder.CreateTable(
                name: "notice_mail",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    subject = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    digest_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    once_key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    digest_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_mail", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notice_notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit = table.Column<Guid>(type: "uuid", nullable: true),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    values = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    once_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_notice", x => x.id);
                    table.CheckConstraint("ck_notice_notice_to", "(user_id IS NOT NULL AND unit IS NULL AND role IS NULL) OR (user_id IS NULL AND unit IS NOT NULL AND role IS NOT NULL)");
                });

            migrationBuilder.CreateTable(
                name: "org_group",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_vi = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    note = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_org_group", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "org_organisation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    lineage = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name_vi = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    parent_code = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false),
                    other_names = table.Column<string>(type: "text", nullable: false),
                    search = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_org_organisation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "org_succession_act",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    document = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    note = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_org_succession_act", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plan_calendar_day",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    is_worked = table.Column<bool>(type: "boolean", nullable: false),
                    name_vi = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_calendar_day", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "plan_calendar_feed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_calendar_feed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plan_group_progress",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    quarter = table.Column<int>(type: "integer", nullable: false),
                    group_number = table.Column<int>(type: "integer", nullable: false),
                    actual = table.Column<double>(type: "double precision", nullable: true),
                    expected = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_group_progress", x => new { x.plan_id, x.year, x.quarter, x.group_number });
                });

            migrationBuilder.CreateTable(
                name: "plan_import",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    reading = table.Column<string>(type: "text", nullable: false),
                    decisions = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    uploaded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plan_plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    title_vi = table.Column<string>(type: "text", nullable: false),
                    title_en = table.Column<string>(type: "text", nullable: false),
                    issuer = table.Column<string>(type: "text", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    official_title = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_plan", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plan_unit_plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    remarks = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    review_note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_unit_plan", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "file_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    unit = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    kept_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_file", x => x.id);
                    table.ForeignKey(
                        name: "fk_file_file_file_content_sha256",
                        column: x => x.sha256,
                        principalTable: "file_content",
                        principalColumn: "sha256",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "file_piece",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_piece", x => new { x.sha256, x.position });
                    table.ForeignKey(
                        name: "fk_file_piece_file_content_sha256",
                        column: x => x.sha256,
                        principalTable: "file_content",
                        principalColumn: "sha256",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "id_unit_role",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    delegated_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_unit_role", x => x.id);
                    table.ForeignKey(
                        name: "fk_id_unit_role_id_user_user_id",
                        column: x => x.user_id,
                        principalTable: "id_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "id_user_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_user_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_id_user_claim_id_user_user_id",
                        column: x => x.user_id,
                        principalTable: "id_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "id_user_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_user_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_id_user_login_id_user_user_id",
                        column: x => x.user_id,
                        principalTable: "id_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "id_user_passkey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_user_passkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_id_user_passkey_id_user_user_id",
                        column: x => x.user_id,
                        principalTable: "id_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "id_user_token",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_user_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_id_user_token_id_user_user_id",
                        column: x => x.user_id,
                        principalTable: "id_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "job_outbox_done",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handler = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_outbox_done", x => new { x.message_id, x.handler });
                    table.ForeignKey(
                        name: "fk_job_outbox_done_job_outbox_message_id",
                        column: x => x.message_id,
                        principalTable: "job_outbox",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notice_read",
                columns: table => new
                {
                    notice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_read", x => new { x.user_id, x.notice_id });
                    table.ForeignKey(
                        name: "fk_notice_read_notice_notice_notice_id",
                        column: x => x.notice_id,
                        principalTable: "notice_notice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "org_group_member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    under_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: true),
                    includes = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    excluded = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_org_group_member", x => x.id);
                    table.ForeignKey(
                        name: "fk_org_group_member_org_group_group_code",
                        column: x => x.group_code,
                        principalTable: "org_group",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "org_succession_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    function = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_org_succession_link", x => x.id);
                    table.ForeignKey(
                        name: "fk_org_succession_link_org_organisation_from_id",
                        column: x => x.from_id,
                        principalTable: "org_organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_org_succession_link_org_organisation_to_id",
                        column: x => x.to_id,
                        principalTable: "org_organisation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_org_succession_link_org_succession_act_act_id",
                        column: x => x.act_id,
                        principalTable: "org_succession_act",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_amendment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    document = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: true),
                    remark = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_amendment", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_amendment_plan_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_group",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    printed = table.Column<string>(type: "text", nullable: false),
                    title_vi = table.Column<string>(type: "text", nullable: false),
                    title_en = table.Column<string>(type: "text", nullable: false),
                    official_title = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_group", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_group_plan_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_report_round",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: true),
                    key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    title_vi = table.Column<string>(type: "text", nullable: false),
                    title_en = table.Column<string>(type: "text", nullable: false),
                    period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    period_to = table.Column<DateOnly>(type: "date", nullable: false),
                    due_words = table.Column<string>(type: "text", nullable: false),
                    legal_due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    opens_on = table.Column<DateOnly>(type: "date", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false),
                    obliged_group = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    named_units = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    fixed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    locked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_report_round", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_report_round_plan_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_report_series",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title_vi = table.Column<string>(type: "text", nullable: false),
                    title_en = table.Column<string>(type: "text", nullable: false),
                    due_words = table.Column<string>(type: "text", nullable: false),
                    period_basis = table.Column<string>(type: "text", nullable: false),
                    obliged_group = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    unit_offset_working_days = table.Column<int>(type: "integer", nullable: false),
                    opens_days_before = table.Column<int>(type: "integer", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    Due_Day = table.Column<int>(type: "integer", nullable: false),
                    Due_Inclusive = table.Column<bool>(type: "boolean", nullable: false),
                    Due_Month = table.Column<int>(type: "integer", nullable: false),
                    Period_FromDay = table.Column<int>(type: "integer", nullable: false),
                    Period_FromMonth = table.Column<int>(type: "integer", nullable: false),
                    Period_FromYearOffset = table.Column<int>(type: "integer", nullable: false),
                    Period_ToDay = table.Column<int>(type: "integer", nullable: false),
                    Period_ToMonth = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_report_series", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_report_series_plan_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_task",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_number = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    printed = table.Column<string>(type: "text", nullable: false),
                    legal_reference = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_task", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_task_plan_group_group_id",
                        column: x => x.group_id,
                        principalTable: "plan_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_plan_task_plan_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_consolidation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    supplement_to = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: true),
                    expected = table.Column<int>(type: "integer", nullable: false),
                    complete = table.Column<int>(type: "integer", nullable: false),
                    on_time = table.Column<int>(type: "integer", nullable: false),
                    weight_expected = table.Column<long>(type: "bigint", nullable: false),
                    weight_included = table.Column<long>(type: "bigint", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    difficulties = table.Column<string>(type: "text", nullable: false),
                    proposals = table.Column<string>(type: "text", nullable: false),
                    next_steps = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_consolidation", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_consolidation_plan_report_round_round_id",
                        column: x => x.round_id,
                        principalTable: "plan_report_round",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_report_obligation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_as_of = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit_name_vi = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    unit_name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    unit_class = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    search = table.Column<string>(type: "text", nullable: false),
                    sort_key = table.Column<string>(type: "text", nullable: false),
                    weight = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    first_submitted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    last_submitted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    counted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    submissions = table.Column<int>(type: "integer", nullable: false),
                    latest_submission = table.Column<Guid>(type: "uuid", nullable: true),
                    receipt = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    required_cells = table.Column<int>(type: "integer", nullable: false),
                    filled_cells = table.Column<int>(type: "integer", nullable: false),
                    returned_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    returned_for = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    remark = table.Column<string>(type: "text", nullable: false),
                    accepted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reminders = table.Column<int>(type: "integer", nullable: false),
                    reminded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reminder_failed = table.Column<bool>(type: "boolean", nullable: false),
                    raised_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_report_obligation", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_report_obligation_plan_report_round_round_id",
                        column: x => x.round_id,
                        principalTable: "plan_report_round",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_report_question",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    is_required = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_report_question", x => new { x.round_id, x.number });
                    table.ForeignKey(
                        name: "fk_plan_report_question_plan_report_round_round_id",
                        column: x => x.round_id,
                        principalTable: "plan_report_round",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_amendment_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    amendment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    old_value = table.Column<string>(type: "text", nullable: false),
                    new_value = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_amendment_change", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_amendment_change_plan_amendment_amendment_id",
                        column: x => x.amendment_id,
                        principalTable: "plan_amendment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_plan_amendment_change_plan_task_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_assignment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    printed = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: true),
                    group_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    opened_by_act = table.Column<Guid>(type: "uuid", nullable: true),
                    picked_for = table.Column<Guid>(type: "uuid", nullable: true),
                    pair = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_assignment", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_assignment_plan_task_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_budget_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    classification = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    purpose = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_budget_line", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_budget_line_plan_task_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_duty",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_as_of = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    start_day = table.Column<int>(type: "integer", nullable: false),
                    span_days = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    responsible = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    expected_product = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    progress = table.Column<double>(type: "double precision", nullable: true),
                    progress_on = table.Column<DateOnly>(type: "date", nullable: true),
                    evidence_count = table.Column<int>(type: "integer", nullable: false),
                    carried_to = table.Column<Guid>(type: "uuid", nullable: true),
                    basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    accepted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                    review_note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_duty", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_duty_plan_task_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_measure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    name_vi = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: false),
                    unit_vi = table.Column<string>(type: "text", nullable: false),
                    unit_en = table.Column<string>(type: "text", nullable: false),
                    over_units = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    over_time = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    higher_is_better = table.Column<bool>(type: "boolean", nullable: false),
                    produced_by = table.Column<string>(type: "text", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_measure", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_measure_plan_task_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_task_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    title_vi = table.Column<string>(type: "text", nullable: false),
                    title_en = table.Column<string>(type: "text", nullable: false),
                    official_text = table.Column<string>(type: "text", nullable: true),
                    output = table.Column<string>(type: "text", nullable: false),
                    standing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amendment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Time_Date = table.Column<DateOnly>(type: "date", nullable: true),
                    Time_From = table.Column<int>(type: "integer", nullable: true),
                    Time_Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Time_Literal = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Time_Month = table.Column<int>(type: "integer", nullable: true),
                    Time_To = table.Column<int>(type: "integer", nullable: true),
                    Time_Year = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_task_version", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_task_version_plan_task_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_consolidation_figure",
                columns: table => new
                {
                    consolidation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<decimal>(type: "numeric(24,6)", precision: 24, scale: 6, nullable: true),
                    numerator = table.Column<decimal>(type: "numeric(24,6)", precision: 24, scale: 6, nullable: true),
                    denominator = table.Column<decimal>(type: "numeric(24,6)", precision: 24, scale: 6, nullable: true),
                    units = table.Column<int>(type: "integer", nullable: false),
                    measured_units = table.Column<int>(type: "integer", nullable: false),
                    units_expected = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_consolidation_figure", x => new { x.consolidation_id, x.measure_id });
                    table.ForeignKey(
                        name: "fk_plan_consolidation_figure_plan_consolidation_consolidation_~",
                        column: x => x.consolidation_id,
                        principalTable: "plan_consolidation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_consolidation_issue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consolidation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    addressee = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    dated_on = table.Column<DateOnly>(type: "date", nullable: false),
                    scan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    entered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    entered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_consolidation_issue", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_consolidation_issue_plan_consolidation_consolidation_id",
                        column: x => x.consolidation_id,
                        principalTable: "plan_consolidation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_consolidation_source",
                columns: table => new
                {
                    consolidation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    obligation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_name_vi = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    unit_name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    submission_id = table.Column<Guid>(type: "uuid", nullable: true),
                    submission_number = table.Column<int>(type: "integer", nullable: true),
                    days_late = table.Column<int>(type: "integer", nullable: true),
                    waived = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_consolidation_source", x => new { x.consolidation_id, x.obligation_id });
                    table.ForeignKey(
                        name: "fk_plan_consolidation_source_plan_consolidation_consolidation_~",
                        column: x => x.consolidation_id,
                        principalTable: "plan_consolidation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_consolidation_task",
                columns: table => new
                {
                    consolidation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_number = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title_vi = table.Column<string>(type: "text", nullable: false),
                    title_en = table.Column<string>(type: "text", nullable: false),
                    leads = table.Column<string>(type: "text", nullable: false),
                    time = table.Column<string>(type: "text", nullable: false),
                    drafted = table.Column<string>(type: "text", nullable: false),
                    narrative = table.Column<string>(type: "text", nullable: false),
                    progress = table.Column<double>(type: "double precision", nullable: true),
                    leads_reported = table.Column<int>(type: "integer", nullable: false),
                    leads_expected = table.Column<int>(type: "integer", nullable: false),
                    evidence_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_consolidation_task", x => new { x.consolidation_id, x.task_id });
                    table.ForeignKey(
                        name: "fk_plan_consolidation_task_plan_consolidation_consolidation_id",
                        column: x => x.consolidation_id,
                        principalTable: "plan_consolidation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    obligation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    saved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    saved_by_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_report", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_report_plan_report_obligation_obligation_id",
                        column: x => x.obligation_id,
                        principalTable: "plan_report_obligation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_budget_event",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount_dong = table.Column<long>(type: "bigint", nullable: false),
                    document = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    occurred_on = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_budget_event", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_budget_event_plan_budget_line_line_id",
                        column: x => x.line_id,
                        principalTable: "plan_budget_line",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_activity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    duty_id = table.Column<Guid>(type: "uuid", nullable: true),
                    order = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    responsible = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    product = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    weight = table.Column<int>(type: "integer", nullable: false),
                    share = table.Column<double>(type: "double precision", nullable: true),
                    baseline = table.Column<decimal>(type: "numeric(20,6)", precision: 20, scale: 6, nullable: true),
                    target = table.Column<decimal>(type: "numeric(20,6)", precision: 20, scale: 6, nullable: true),
                    actual = table.Column<decimal>(type: "numeric(20,6)", precision: 20, scale: 6, nullable: true),
                    cancelled = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_activity", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_activity_plan_duty_duty_id",
                        column: x => x.duty_id,
                        principalTable: "plan_duty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_activity_plan_unit_plan_unit_plan_id",
                        column: x => x.unit_plan_id,
                        principalTable: "plan_unit_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_checkpoint",
                columns: table => new
                {
                    duty_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    share = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_checkpoint", x => new { x.duty_id, x.year });
                    table.ForeignKey(
                        name: "fk_plan_checkpoint_plan_duty_duty_id",
                        column: x => x.duty_id,
                        principalTable: "plan_duty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_duty_transfer",
                columns: table => new
                {
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    moved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    moved_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_duty_transfer", x => new { x.from_id, x.to_id });
                    table.ForeignKey(
                        name: "fk_plan_duty_transfer_plan_duty_from_id",
                        column: x => x.from_id,
                        principalTable: "plan_duty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_duty_transfer_plan_duty_to_id",
                        column: x => x.to_id,
                        principalTable: "plan_duty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_evidence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    duty_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    link = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    issuer = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    dated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    visibility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    review = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    added_by = table.Column<Guid>(type: "uuid", nullable: true),
                    added_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_evidence", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_evidence_plan_duty_duty_id",
                        column: x => x.duty_id,
                        principalTable: "plan_duty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_progress",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    duty_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    share = table.Column<double>(type: "double precision", nullable: true),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    narrative = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    difficulty = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    author = table.Column<Guid>(type: "uuid", nullable: true),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_progress", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_progress_plan_duty_duty_id",
                        column: x => x.duty_id,
                        principalTable: "plan_duty",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_declared_value",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: false),
                    period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    period_to = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<decimal>(type: "numeric(20,6)", precision: 20, scale: 6, nullable: false),
                    denominator = table.Column<decimal>(type: "numeric(20,6)", precision: 20, scale: 6, nullable: true),
                    report_id = table.Column<Guid>(type: "uuid", nullable: true),
                    declared_by = table.Column<Guid>(type: "uuid", nullable: true),
                    declared_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_declared_value", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_declared_value_plan_measure_measure_id",
                        column: x => x.measure_id,
                        principalTable: "plan_measure",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_measure_target",
                columns: table => new
                {
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<decimal>(type: "numeric(20,6)", precision: 20, scale: 6, nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_measure_target", x => new { x.measure_id, x.year });
                    table.ForeignKey(
                        name: "fk_plan_measure_target_plan_measure_measure_id",
                        column: x => x.measure_id,
                        principalTable: "plan_measure",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_report_draft",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    saved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    saved_by_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    lost_conflict = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_report_draft", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_report_draft_plan_report_report_id",
                        column: x => x.report_id,
                        principalTable: "plan_report",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_report_submission",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    obligation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    by_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    receipt = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    difficulties = table.Column<string>(type: "text", nullable: false),
                    proposals = table.Column<string>(type: "text", nullable: false),
                    disbursed_dong = table.Column<long>(type: "bigint", nullable: true),
                    fields = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_report_submission", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_report_submission_plan_report_report_id",
                        column: x => x.report_id,
                        principalTable: "plan_report",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_milestone",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    weight = table.Column<int>(type: "integer", nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_milestone", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_milestone_plan_activity_activity_id",
                        column: x => x.activity_id,
                        principalTable: "plan_activity",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_report_answer",
                columns: table => new
                {
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_report_answer", x => new { x.submission_id, x.number });
                    table.ForeignKey(
                        name: "fk_plan_report_answer_plan_report_submission_submission_id",
                        column: x => x.submission_id,
                        principalTable: "plan_report_submission",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_report_entry",
                columns: table => new
                {
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    duty_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    narrative = table.Column<string>(type: "text", nullable: false),
                    progress = table.Column<double>(type: "double precision", nullable: true),
                    evidence_count = table.Column<int>(type: "integer", nullable: false),
                    explanation = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_report_entry", x => new { x.submission_id, x.duty_id });
                    table.ForeignKey(
                        name: "fk_plan_report_entry_plan_report_submission_submission_id",
                        column: x => x.submission_id,
                        principalTable: "plan_report_submission",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_report_figure",
                columns: table => new
                {
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<decimal>(type: "numeric(20,6)", precision: 20, scale: 6, nullable: true),
                    denominator = table.Column<decimal>(type: "numeric(20,6)", precision: 20, scale: 6, nullable: true),
                    is_measured = table.Column<bool>(type: "boolean", nullable: false),
                    measured = table.Column<decimal>(type: "numeric(20,6)", precision: 20, scale: 6, nullable: true),
                    measured_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    records = table.Column<int>(type: "integer", nullable: true),
                    records_address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    explanation = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_report_figure", x => new { x.submission_id, x.measure_id });
                    table.ForeignKey(
                        name: "fk_plan_report_figure_plan_report_submission_submission_id",
                        column: x => x.submission_id,
                        principalTable: "plan_report_submission",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_sequence",
                table: "audit_entry",
                column: "sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_subject_kind_subject_id",
                table: "audit_entry",
                columns: new[] { "subject_kind", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_file_content_touched_at",
                table: "file_content",
                column: "touched_at");

            migrationBuilder.CreateIndex(
                name: "ix_file_file_kept_until",
                table: "file_file",
                column: "kept_until");

            migrationBuilder.CreateIndex(
                name: "ix_file_file_sha256",
                table: "file_file",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_id_api_key_hash",
                table: "id_api_key",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_id_kept_form_expires_at",
                table: "id_kept_form",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_id_unit_role_unit",
                table: "id_unit_role",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "ix_id_unit_role_user_id",
                table: "id_unit_role",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "id_user",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_id_user_is_demonstration",
                table: "id_user",
                column: "is_demonstration");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "id_user",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_id_user_claim_user_id",
                table: "id_user_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_id_user_login_user_id",
                table: "id_user_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_id_user_passkey_user_id",
                table: "id_user_passkey",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_job_answer_at",
                table: "job_answer",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_job_job_once_key",
                table: "job_job",
                column: "once_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_job_job_state_due_at",
                table: "job_job",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_job_outbox_done_at_due_at",
                table: "job_outbox",
                columns: new[] { "done_at", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_job_ticket_at",
                table: "job_ticket",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_notice_mail_once_key",
                table: "notice_mail",
                column: "once_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notice_mail_state_due_at",
                table: "notice_mail",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_notice_notice_once_key",
                table: "notice_notice",
                column: "once_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notice_notice_unit_role_id",
                table: "notice_notice",
                columns: new[] { "unit", "role", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notice_notice_user_id_id",
                table: "notice_notice",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notice_read_notice_id",
                table: "notice_read",
                column: "notice_id");

            migrationBuilder.CreateIndex(
                name: "ix_org_group_member_group_code",
                table: "org_group_member",
                column: "group_code");

            migrationBuilder.CreateIndex(
                name: "ix_org_organisation_code_valid_from",
                table: "org_organisation",
                columns: new[] { "code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_org_organisation_lineage",
                table: "org_organisation",
                column: "lineage");

            migrationBuilder.CreateIndex(
                name: "ix_org_succession_link_act_id",
                table: "org_succession_link",
                column: "act_id");

            migrationBuilder.CreateIndex(
                name: "ix_org_succession_link_from_id",
                table: "org_succession_link",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "ix_org_succession_link_to_id",
                table: "org_succession_link",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_activity_duty_id",
                table: "plan_activity",
                column: "duty_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_activity_unit_plan_id",
                table: "plan_activity",
                column: "unit_plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_amendment_plan_id_number",
                table: "plan_amendment",
                columns: new[] { "plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_amendment_change_amendment_id",
                table: "plan_amendment_change",
                column: "amendment_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_amendment_change_task_id",
                table: "plan_amendment_change",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_assignment_task_id",
                table: "plan_assignment",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_assignment_unit",
                table: "plan_assignment",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "ix_plan_budget_event_line_id_stage",
                table: "plan_budget_event",
                columns: new[] { "line_id", "stage" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_budget_line_task_id",
                table: "plan_budget_line",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_budget_line_year_unit_task_id_source_classification",
                table: "plan_budget_line",
                columns: new[] { "year", "unit", "task_id", "source", "classification" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_calendar_feed_token_hash",
                table: "plan_calendar_feed",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_calendar_feed_user_id",
                table: "plan_calendar_feed",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_consolidation_round_id_number",
                table: "plan_consolidation",
                columns: new[] { "round_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_consolidation_issue_consolidation_id_addressee",
                table: "plan_consolidation_issue",
                columns: new[] { "consolidation_id", "addressee" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_declared_value_measure_id_unit_period_to_period_from",
                table: "plan_declared_value",
                columns: new[] { "measure_id", "unit", "period_to", "period_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_duty_task_id_unit_year",
                table: "plan_duty",
                columns: new[] { "task_id", "unit", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_duty_unit_year",
                table: "plan_duty",
                columns: new[] { "unit", "year" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_duty_year_state",
                table: "plan_duty",
                columns: new[] { "year", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_duty_transfer_to_id",
                table: "plan_duty_transfer",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_evidence_duty_id",
                table: "plan_evidence",
                column: "duty_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_group_plan_id_number",
                table: "plan_group",
                columns: new[] { "plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_import_state",
                table: "plan_import",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_plan_measure_task_id_code",
                table: "plan_measure",
                columns: new[] { "task_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_milestone_activity_id",
                table: "plan_milestone",
                column: "activity_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_plan_number",
                table: "plan_plan",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_progress_duty_id",
                table: "plan_progress",
                column: "duty_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_obligation_id",
                table: "plan_report",
                column: "obligation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_round_id_unit",
                table: "plan_report",
                columns: new[] { "round_id", "unit" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_draft_report_id",
                table: "plan_report_draft",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_entry_duty_id",
                table: "plan_report_entry",
                column: "duty_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_obligation_round_id_state_sort_key",
                table: "plan_report_obligation",
                columns: new[] { "round_id", "state", "sort_key" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_obligation_round_id_unit",
                table: "plan_report_obligation",
                columns: new[] { "round_id", "unit" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_obligation_unit_due_at",
                table: "plan_report_obligation",
                columns: new[] { "unit", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_round_key",
                table: "plan_report_round",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_round_plan_id",
                table: "plan_report_round",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_round_series_id_year",
                table: "plan_report_round",
                columns: new[] { "series_id", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_series_plan_id_number_valid_from",
                table: "plan_report_series",
                columns: new[] { "plan_id", "number", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_submission_report_id_number",
                table: "plan_report_submission",
                columns: new[] { "report_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_submission_round_id",
                table: "plan_report_submission",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_report_submission_unit_at",
                table: "plan_report_submission",
                columns: new[] { "unit", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_task_group_id_number",
                table: "plan_task",
                columns: new[] { "group_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_task_plan_id",
                table: "plan_task",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_task_version_task_id_valid_from",
                table: "plan_task_version",
                columns: new[] { "task_id", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_unit_plan_unit_year",
                table: "plan_unit_plan",
                columns: new[] { "unit", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_unit_plan_year_state",
                table: "plan_unit_plan",
                columns: new[] { "year", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_chain_end");

            migrationBuilder.DropTable(
                name: "audit_day_head");

            migrationBuilder.DropTable(
                name: "audit_entry");

            migrationBuilder.DropTable(
                name: "audit_signing_key");

            migrationBuilder.DropTable(
                name: "file_file");

            migrationBuilder.DropTable(
                name: "file_piece");

            migrationBuilder.DropTable(
                name: "id_api_key");

            migrationBuilder.DropTable(
                name: "id_kept_form");

            migrationBuilder.DropTable(
                name: "id_protection_key");

            migrationBuilder.DropTable(
                name: "id_unit_role");

            migrationBuilder.DropTable(
                name: "id_user_claim");

            migrationBuilder.DropTable(
                name: "id_user_login");

            migrationBuilder.DropTable(
                name: "id_user_passkey");

            migrationBuilder.DropTable(
                name: "id_user_token");

            migrationBuilder.DropTable(
                name: "job_answer");

            migrationBuilder.DropTable(
                name: "job_job");

            migrationBuilder.DropTable(
                name: "job_lease");

            migrationBuilder.DropTable(
                name: "job_outbox_done");

            migrationBuilder.DropTable(
                name: "job_ticket");

            migrationBuilder.DropTable(
                name: "notice_mail");

            migrationBuilder.DropTable(
                name: "notice_read");

            migrationBuilder.DropTable(
                name: "org_group_member");

            migrationBuilder.DropTable(
                name: "org_succession_link");

            migrationBuilder.DropTable(
                name: "plan_amendment_change");

            migrationBuilder.DropTable(
                name: "plan_assignment");

            migrationBuilder.DropTable(
                name: "plan_budget_event");

            migrationBuilder.DropTable(
                name: "plan_calendar_day");

            migrationBuilder.DropTable(
                name: "plan_calendar_feed");

            migrationBuilder.DropTable(
                name: "plan_checkpoint");

            migrationBuilder.DropTable(
                name: "plan_consolidation_figure");

            migrationBuilder.DropTable(
                name: "plan_consolidation_issue");

            migrationBuilder.DropTable(
                name: "plan_consolidation_source");

            migrationBuilder.DropTable(
                name: "plan_consolidation_task");

            migrationBuilder.DropTable(
                name: "plan_declared_value");

            migrationBuilder.DropTable(
                name: "plan_duty_transfer");

            migrationBuilder.DropTable(
                name: "plan_evidence");

            migrationBuilder.DropTable(
                name: "plan_group_progress");

            migrationBuilder.DropTable(
                name: "plan_import");

            migrationBuilder.DropTable(
                name: "plan_measure_target");

            migrationBuilder.DropTable(
                name: "plan_milestone");

            migrationBuilder.DropTable(
                name: "plan_progress");

            migrationBuilder.DropTable(
                name: "plan_report_answer");

            migrationBuilder.DropTable(
                name: "plan_report_draft");

            migrationBuilder.DropTable(
                name: "plan_report_entry");

            migrationBuilder.DropTable(
                name: "plan_report_figure");

            migrationBuilder.DropTable(
                name: "plan_report_question");

            migrationBuilder.DropTable(
                name: "plan_report_series");

            migrationBuilder.DropTable(
                name: "plan_task_version");

            migrationBuilder.DropTable(
                name: "file_content");

            migrationBuilder.DropTable(
                name: "id_user");

            migrationBuilder.DropTable(
                name: "job_outbox");

            migrationBuilder.DropTable(
                name: "notice_notice");

            migrationBuilder.DropTable(
                name: "org_group");

            migrationBuilder.DropTable(
                name: "org_organisation");

            migrationBuilder.DropTable(
                name: "org_succession_act");

            migrationBuilder.DropTable(
                name: "plan_amendment");

            migrationBuilder.DropTable(
                name: "plan_budget_line");

            migrationBuilder.DropTable(
                name: "plan_consolidation");

            migrationBuilder.DropTable(
                name: "plan_measure");

            migrationBuilder.DropTable(
                name: "plan_activity");

            migrationBuilder.DropTable(
                name: "plan_report_submission");

            migrationBuilder.DropTable(
                name: "plan_duty");

            migrationBuilder.DropTable(
                name: "plan_unit_plan");

            migrationBuilder.DropTable(
                name: "plan_report");

            migrationBuilder.DropTable(
                name: "plan_task");

            migrationBuilder.DropTable(
                name: "plan_report_obligation");

            migrationBuilder.DropTable(
                name: "plan_group");

            migrationBuilder.DropTable(
                name: "plan_report_round");

            migrationBuilder.DropTable(
                name: "plan_plan");
        }
    }
}
