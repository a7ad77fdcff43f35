using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.KeepRounds;
using Tdc.Platform.Measures;
using Tdc.Platform.Organisations;

namespace Tdc.Plan.Tests.Reporting;

/// <summary>Made records of reporting for tests without a database.</summary>
internal static class Made
{
    public static DateTimeOffset At(string local) => new DateTimeOffset(DateTime.Parse(local, null), TimeSpan.FromHours(7)).ToUniversalTime();

    public static ReportSeries Series(int number) =>
        ReportingSeed.Series(new PlanId(Guid.CreateVersion7(At("2025-04-23"))), new DateOnly(2025, 4, 23), TimeProvider.System).Single(s => s.Number == number);

    public static ReportRound Round(int year = 2026, int number = 2) =>
        ReportRound.Of(Series(number), year, WorkingCalendar.Weekly, new(Guid.CreateVersion7(At("2026-01-01"))));

    public static Organisation Unit(string code = "26041", OrganisationKind kind = OrganisationKind.Ward) => new()
    {
        Id = new(Guid.CreateVersion7(At("2025-07-01"))),
        Lineage = new(Guid.CreateVersion7(At("2025-07-01"))),
        Code = code,
        NameVi = "Phường Tân Triều",
        NameEn = "Tân Triều Ward",
        Kind = kind,
    };

    public static ReportObligation Obligation(ReportRound? round = null, int weight = 3)
    {
        var obligation = ReportObligation.Of(round ?? Round(), Unit(), weight, new(Guid.CreateVersion7(At("2026-01-01"))));
        obligation.Open();
        return obligation;
    }

    public static void Submit(this ReportObligation obligation, ReportRound round, string local, int required = 4, int filled = 4) =>
        Assert.True(obligation.Submit(round, Guid.CreateVersion7(At(local)), "BC", required, filled, At(local)).IsYes);

    public static FormFigure Figure(string code = "m", MeasureJoin join = MeasureJoin.Sum, decimal? measured = null, decimal? last = null, decimal? target = null) =>
        new(new(Guid.CreateVersion7(At("2025-05-01"))), code, "Số hộ được hướng dẫn", "Households guided", "hộ", "households", join,
            measured is { } value ? new MeasureAnswer(value, value, null, 3, "/x", At("2026-11-20 06:00")) : null, last, null, target);

    public static FormDuty Duty(string label = "II.2", AssignmentRole role = AssignmentRole.Lead, int evidence = 1, double? last = null, params FormFigure[] figures) =>
        new(new(Guid.CreateVersion7(At("2026-01-01"))), new(Guid.CreateVersion7(At("2025-05-01"))), label, 2, "Truy xuất nguồn gốc", "Traceability", role,
            new DateOnly(2026, 12, 31), evidence, "Năm trước đã làm.", last, figures);

    public static ReportFields Fields(params (string Field, string Value)[] values)
    {
        var fields = ReportFields.Empty;
        foreach (var (field, value) in values)
        {
            fields[field] = value;
        }

        return fields;
    }
}
