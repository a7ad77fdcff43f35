using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tdc.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class UnitPlanRevisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_plan_unit_plan_unit_year",
                table: "plan_unit_plan");

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "plan_unit_plan",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<Guid>(
                name: "file_id",
                table: "plan_import",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "copied_from",
                table: "plan_activity",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_unit_plan_unit_year_revision",
                table: "plan_unit_plan",
                columns: new[] { "unit", "year", "revision" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_plan_unit_plan_unit_year_revision",
                table: "plan_unit_plan");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "plan_unit_plan");

            migrationBuilder.DropColumn(
                name: "file_id",
                table: "plan_import");

            migrationBuilder.DropColumn(
                name: "copied_from",
                table: "plan_activity");

            migrationBuilder.CreateIndex(
                name: "ix_plan_unit_plan_unit_year",
                table: "plan_unit_plan",
                columns: new[] { "unit", "year" },
                unique: true);
        }
    }
}
