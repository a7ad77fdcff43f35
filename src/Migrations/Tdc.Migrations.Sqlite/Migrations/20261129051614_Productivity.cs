using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tdc.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Productivity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "prod_firm",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit = table.Column<Guid>(type: "TEXT", nullable: true),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    is_demonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    merged_into = table.Column<Guid>(type: "TEXT", nullable: true),
                    merged_from = table.Column<int>(type: "INTEGER", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prod_firm", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "prod_indicator",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name_vi = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    levels = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    definition_vi = table.Column<string>(type: "TEXT", nullable: false),
                    definition_en = table.Column<string>(type: "TEXT", nullable: false),
                    formula = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    unit_vi = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    unit_en = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    unit_measure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit_mult = table.Column<int>(type: "INTEGER", nullable: false),
                    decimals = table.Column<int>(type: "INTEGER", nullable: false),
                    price_basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    dimensions = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    sources = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    frequency = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    due_days = table.Column<int>(type: "INTEGER", nullable: false),
                    quality_vi = table.Column<string>(type: "TEXT", nullable: false),
                    quality_en = table.Column<string>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    basis_status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    headline = table.Column<bool>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    search = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prod_indicator", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "prod_series",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    indicator = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    frequency = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    area = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    area_version = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    activity = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    activity_version = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    size = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ownership = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    sex = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    price_basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    base_year = table.Column<int>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit_measure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit_mult = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prod_series", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "prod_study",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    activity = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    data = table.Column<byte[]>(type: "BLOB", nullable: false),
                    data_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    result = table.Column<string>(type: "TEXT", nullable: false),
                    result_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    conclusion = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    completed = table.Column<bool>(type: "INTEGER", nullable: false),
                    completed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    is_demonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prod_study", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "prod_consent",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    firm = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    given_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    given_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prod_consent", x => x.id);
                    table.ForeignKey(
                        name: "fk_prod_consent_prod_firm_firm",
                        column: x => x.firm,
                        principalTable: "prod_firm",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "prod_firm_year",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    firm = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    activity = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    activity_version = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    commune = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ownership = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    start_month = table.Column<int>(type: "INTEGER", nullable: false),
                    sales_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    other_revenue_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    inventory_change_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    materials_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    energy_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    services_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    labour_cost_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    depreciation_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    interest_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    rent_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    taxes_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    profit_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    assets_opening_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    assets_closing_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    research_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    new_products_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    new_equipment_dong = table.Column<long>(type: "INTEGER", nullable: true),
                    energy_megajoules = table.Column<double>(type: "REAL", nullable: true),
                    monthly_persons = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    persons = table.Column<double>(type: "REAL", nullable: true),
                    hours = table.Column<double>(type: "REAL", nullable: true),
                    trained = table.Column<double>(type: "REAL", nullable: true),
                    digital_practices = table.Column<int>(type: "INTEGER", nullable: true),
                    systems = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    tools = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    explanation = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    submitted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prod_firm_year", x => x.id);
                    table.CheckConstraint("ck_prod_firm_year_start_month", "start_month between 1 and 12");
                    table.ForeignKey(
                        name: "fk_prod_firm_year_prod_firm_firm",
                        column: x => x.firm,
                        principalTable: "prod_firm",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "prod_support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    firm = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_year = table.Column<int>(type: "INTEGER", nullable: false),
                    project = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prod_support", x => x.id);
                    table.ForeignKey(
                        name: "fk_prod_support_prod_firm_firm",
                        column: x => x.firm,
                        principalTable: "prod_firm",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "prod_observation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    series = table.Column<Guid>(type: "TEXT", nullable: false),
                    period = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    vintage = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<double>(type: "REAL", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 1, nullable: false),
                    confidentiality = table.Column<string>(type: "TEXT", maxLength: 1, nullable: false),
                    decimals = table.Column<int>(type: "INTEGER", nullable: false),
                    units = table.Column<int>(type: "INTEGER", nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    note_en = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    published_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    is_current = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prod_observation", x => x.id);
                    table.ForeignKey(
                        name: "fk_prod_observation_prod_series_series",
                        column: x => x.series,
                        principalTable: "prod_series",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_prod_consent_firm_purpose",
                table: "prod_consent",
                columns: new[] { "firm", "purpose" });

            migrationBuilder.CreateIndex(
                name: "ix_prod_firm_code",
                table: "prod_firm",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_prod_firm_unit",
                table: "prod_firm",
                column: "unit",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_prod_firm_year_firm_year",
                table: "prod_firm_year",
                columns: new[] { "firm", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_prod_firm_year_year_activity",
                table: "prod_firm_year",
                columns: new[] { "year", "activity" });

            migrationBuilder.CreateIndex(
                name: "ix_prod_indicator_code_revision",
                table: "prod_indicator",
                columns: new[] { "code", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_prod_observation_series_period_vintage",
                table: "prod_observation",
                columns: new[] { "series", "period", "vintage" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_prod_observation_series_starts_on",
                table: "prod_observation",
                columns: new[] { "series", "starts_on" },
                filter: "is_current");

            migrationBuilder.CreateIndex(
                name: "ix_prod_series_indicator_activity",
                table: "prod_series",
                columns: new[] { "indicator", "activity" });

            migrationBuilder.CreateIndex(
                name: "ix_prod_series_indicator_area",
                table: "prod_series",
                columns: new[] { "indicator", "area" });

            migrationBuilder.CreateIndex(
                name: "ix_prod_series_key",
                table: "prod_series",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_prod_study_created_at",
                table: "prod_study",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_prod_support_firm",
                table: "prod_support",
                column: "firm");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "prod_consent");

            migrationBuilder.DropTable(
                name: "prod_firm_year");

            migrationBuilder.DropTable(
                name: "prod_indicator");

            migrationBuilder.DropTable(
                name: "prod_observation");

            migrationBuilder.DropTable(
                name: "prod_study");

            migrationBuilder.DropTable(
                name: "prod_support");

            migrationBuilder.DropTable(
                name: "prod_series");

            migrationBuilder.DropTable(
                name: "prod_firm");
        }
    }
}
