using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.KeepRounds;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.RequestReport;

/// <summary>An ad hoc request (yêu cầu báo cáo đột xuất).</summary>
/// <param name="TitleVi">What it is about.</param>
/// <param name="TitleEn">The same in English; the Vietnamese stands in when empty.</param>
/// <param name="Basis">Letter or instruction that asks for it.</param>
/// <param name="DueOn">The last day in time.</param>
/// <param name="PeriodFrom">First day covered; the year's first when <see langword="null"/>.</param>
/// <param name="PeriodTo">Last day covered; today when <see langword="null"/>.</param>
/// <param name="GroupCode">Group that owes it; empty when the units are named.</param>
/// <param name="UnitCodes">Codes of the units named one by one.</param>
/// <param name="Questions">The questions; none asks about the plan's tasks instead.</param>
internal sealed record RequestReportInput(
    string TitleVi, string? TitleEn, string Basis, DateOnly DueOn, DateOnly? PeriodFrom, DateOnly? PeriodTo, string? GroupCode,
    IReadOnlyList<string>? UnitCodes, IReadOnlyList<string>? Questions);

/// <summary>Opens an ad hoc round with its own deadline and its own list of units.</summary>
internal sealed class RequestReportHandler(
    TdcDbContext db, TimeProvider clock, Asker asker, ReportAccess access, OrganisationRegister register, RoundKeeper keeper)
{
    /// <summary>Most questions of a request.</summary>
    public const int MostQuestions = 20;

    /// <summary>Opens the round; the units can write at once.</summary>
    public async Task<Outcome<ReportRound>> HandleAsync(RequestReportInput input, CancellationToken cancellation)
    {
        if (!access.Coordinates)
        {
            return Refusal.NotFound("reporting.no-such-round");
        }

        var today = clock.TodayInVietnam;
        var snapshot = await register.NowAsync(cancellation);
        var units = (input.UnitCodes ?? []).Select(c => snapshot.ByCode(c.Trim(), input.DueOn)).ToList();
        if (Faults(input, today, units, snapshot) is { } refusal)
        {
            return refusal;
        }

        var planId = await db.Set<Domain.Plan>().Where(p => p.Number == ReportingSeed.PlanNumber).Select(p => p.Id).SingleAsync(cancellation);
        var number = 1 + await db.Set<ReportRound>().CountAsync(r => r.SeriesId == null && r.Year == input.DueOn.Year, cancellation);
        var round = Made(input, planId, number, today, units);
        db.Add(round);
        db.AddAudit(clock, asker, "plan.report-requested", "plan.report-round", round.Id.Value, new { round.Key, round.DueOn, Group = round.ObligedGroup, Units = units.Count });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("reporting.changed-meanwhile");
        }

        await keeper.FollowAsync(round, today, cancellation);
        await db.TellOpenedAsync(clock, round, cancellation);
        await db.SaveChangesAsync(cancellation);
        return round;
    }

    private ReportRound Made(RequestReportInput input, Domain.PlanId plan, int number, DateOnly today, List<Organisation?> units)
    {
        var id = clock.NewId<ReportRoundId>();
        return new ReportRound
        {
            Id = id,
            PlanId = plan,
            Key = string.Create(CultureInfo.InvariantCulture, $"{input.DueOn.Year}-dx{number}"),
            Year = input.DueOn.Year,
            TitleVi = input.TitleVi.Trim(),
            TitleEn = string.IsNullOrWhiteSpace(input.TitleEn) ? input.TitleVi.Trim() : input.TitleEn.Trim(),
            PeriodFrom = input.PeriodFrom ?? new DateOnly(today.Year, 1, 1),
            PeriodTo = input.PeriodTo ?? today,
            LegalDueOn = input.DueOn,
            DueOn = input.DueOn,
            OpensOn = today,
            Basis = input.Basis.Trim(),
            ObligedGroup = input.GroupCode ?? "",
            NamedUnits = [.. units.Select(u => u!.Lineage.Value).Distinct()],
            RequestedBy = asker.UserId,
            Questions = [.. Asked(input).Select((text, i) => new RoundQuestion { RoundId = id, Number = i + 1, Text = text })],
        };
    }

    private static Refusal? Faults(RequestReportInput input, DateOnly today, List<Organisation?> units, RegisterSnapshot snapshot)
    {
        var fields = new Dictionary<string, string[]>();
        Require("titleVi", input.TitleVi, 200);
        Require("basis", input.Basis, 300);
        if (input.DueOn < today)
        {
            fields["dueOn"] = ["reporting.due-in-the-past"];
        }

        if (input.PeriodFrom > input.PeriodTo)
        {
            fields["periodTo"] = ["reporting.period-turned"];
        }

        var grouped = !string.IsNullOrEmpty(input.GroupCode);
        if (grouped && snapshot.Expand(input.GroupCode!, input.DueOn).Count == 0)
        {
            fields["groupCode"] = ["reporting.group-empty"];
        }

        if (units.Contains(null))
        {
            fields["unitCodes"] = ["reporting.unit-unknown"];
        }
        else if (!grouped && units.Count == 0)
        {
            fields["groupCode"] = ["reporting.nobody-obliged"];
        }

        var asked = Asked(input).ToList();
        if (asked.Count > MostQuestions || asked.Exists(q => q.Length > 1000))
        {
            fields["questions"] = ["reporting.too-many-questions"];
        }

        return fields.Count == 0 ? null : new Refusal(RefusalKind.Fields, "reporting.fields") { Fields = fields };

        void Require(string field, string? text, int most)
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > most)
            {
                fields[field] = ["reporting.field-" + field.ToLowerInvariant()];
            }
        }
    }

    private static IEnumerable<string> Asked(RequestReportInput input) =>
        (input.Questions ?? []).Select(q => q.Trim()).Where(q => q.Length > 0);
}
