using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tdc.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TraceabilityShowing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "trace_cursor",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_cursor", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "trace_daily",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    gtin = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    events = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_daily", x => new { x.day, x.owner, x.gtin });
                });

            migrationBuilder.CreateTable(
                name: "trace_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    href = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    title_vi = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    context = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_link", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trace_lot_trace",
                columns: table => new
                {
                    gtin = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    lot = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    first_on = table.Column<DateOnly>(type: "date", nullable: false),
                    last_on = table.Column<DateOnly>(type: "date", nullable: false),
                    events = table.Column<int>(type: "integer", nullable: false),
                    origin_on = table.Column<DateOnly>(type: "date", nullable: true),
                    handed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_lot_trace", x => new { x.gtin, x.lot });
                });

            migrationBuilder.CreateTable(
                name: "trace_scan_anomaly",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    item = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    gtin = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    places = table.Column<int>(type: "integer", nullable: false),
                    codes = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_scan_anomaly", x => new { x.day, x.item });
                });

            migrationBuilder.CreateTable(
                name: "trace_scan_day",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    gtin = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    lot = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    place = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_scan_day", x => new { x.day, x.gtin, x.lot, x.kind, x.place });
                });

            migrationBuilder.CreateTable(
                name: "trace_scan_secret",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_scan_secret", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "trace_scan_sighting",
                columns: table => new
                {
                    item = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    place = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    gtin = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_scan_sighting", x => new { x.item, x.place });
                });

            migrationBuilder.CreateTable(
                name: "trace_suspicion",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    receipt = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    code = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    key_path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    gtin = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    where = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    contact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trace_suspicion", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_trace_daily_gtin",
                table: "trace_daily",
                column: "gtin");

            migrationBuilder.CreateIndex(
                name: "ix_trace_link_key_path",
                table: "trace_link",
                column: "key_path");

            migrationBuilder.CreateIndex(
                name: "ix_trace_link_owner",
                table: "trace_link",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "ix_trace_lot_trace_owner",
                table: "trace_lot_trace",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "ix_trace_scan_sighting_at",
                table: "trace_scan_sighting",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_trace_suspicion_receipt",
                table: "trace_suspicion",
                column: "receipt",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trace_suspicion_state_at",
                table: "trace_suspicion",
                columns: new[] { "state", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "trace_cursor");

            migrationBuilder.DropTable(
                name: "trace_daily");

            migrationBuilder.DropTable(
                name: "trace_link");

            migrationBuilder.DropTable(
                name: "trace_lot_trace");

            migrationBuilder.DropTable(
                name: "trace_scan_anomaly");

            migrationBuilder.DropTable(
                name: "trace_scan_day");

            migrationBuilder.DropTable(
                name: "trace_scan_secret");

            migrationBuilder.DropTable(
                name: "trace_scan_sighting");

            migrationBuilder.DropTable(
                name: "trace_suspicion");
        }
    }
}
