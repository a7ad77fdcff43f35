using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.Reporting.KeepCalendar;

/// <summary>A day off, or a day of rest that is worked, with the document that says so.</summary>
/// <param name="IsWorked">Whether offices work on it.</param>
/// <param name="NameVi">Vietnamese name, at most 200 letters.</param>
/// <param name="NameEn">English name; the Vietnamese one when left out.</param>
/// <param name="Basis">Law, decision or notice that sets it, at most 500 letters.</param>
internal sealed record CalendarDayInput(bool IsWorked, string NameVi, string? NameEn, string Basis);

/// <summary>Reads and corrects the days that the weekly rhythm does not foretell. Rounds whose units are not fixed yet follow.</summary>
internal sealed class KeepCalendarHandler(TdcDbContext db, TimeProvider clock, Asker asker, ReportAccess access)
{
    /// <summary>The known days of a year.</summary>
    public Task<List<CalendarDay>> OfYearAsync(int year, CancellationToken cancellation)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return db.Set<CalendarDay>().AsNoTracking().Where(d => d.Day >= from && d.Day <= to).OrderBy(d => d.Day).ToListAsync(cancellation);
    }

    /// <summary>Enters a day or corrects it.</summary>
    /// <returns>How many rounds got another deadline, or <c>plan.check-fields</c>.</returns>
    public async Task<Outcome<int>> SetAsync(DateOnly day, CalendarDayInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!access.Coordinates)
        {
            return Refusal.NotFound("reporting.no-such-day");
        }

        var faults = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(input.NameVi) || input.NameVi.Length > 200 || input.NameEn?.Length > 200)
        {
            faults["nameVi"] = ["reporting.day-name-missing"];
        }

        if (string.IsNullOrWhiteSpace(input.Basis) || input.Basis.Length > 500)
        {
            faults["basis"] = ["reporting.day-basis-missing"];
        }

        if (day.Year is < 2020 or > 2100)
        {
            faults["day"] = ["reporting.day-range"];
        }

        if (faults.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "reporting.check-fields") { Fields = faults };
        }

        var days = await db.Set<CalendarDay>().ToDictionaryAsync(d => d.Day, cancellation);
        var english = string.IsNullOrWhiteSpace(input.NameEn) ? input.NameVi.Trim() : input.NameEn.Trim();
        if (days.TryGetValue(day, out var known))
        {
            (known.IsWorked, known.NameVi, known.NameEn, known.Basis) = (input.IsWorked, input.NameVi.Trim(), english, input.Basis.Trim());
        }
        else
        {
            days[day] = new CalendarDay { Day = day, IsWorked = input.IsWorked, NameVi = input.NameVi.Trim(), NameEn = english, Basis = input.Basis.Trim() };
            db.Add(days[day]);
        }

        return await SaveAsync(days.Values, day, "plan.calendar-day-set", new { Day = day, input.IsWorked, input.Basis }, cancellation);
    }

    /// <summary>Takes a day out: the weekly rhythm holds again.</summary>
    public async Task<Outcome<int>> RemoveAsync(DateOnly day, CancellationToken cancellation)
    {
        var days = access.Coordinates ? await db.Set<CalendarDay>().ToDictionaryAsync(d => d.Day, cancellation) : [];
        if (!days.Remove(day, out var known))
        {
            return Refusal.NotFound("reporting.no-such-day");
        }

        db.Remove(known);
        return await SaveAsync(days.Values, day, "plan.calendar-day-removed", new { Day = day, known.NameVi }, cancellation);
    }

    private async Task<Outcome<int>> SaveAsync(IEnumerable<CalendarDay> days, DateOnly changed, string action, object details, CancellationToken cancellation)
    {
        var calendar = new WorkingCalendar(days);
        var series = await db.Set<ReportSeries>().AsNoTracking().ToDictionaryAsync(s => s.Id, cancellation);
        var moved = 0;
        db.AddAudit(clock, asker, action, "plan.calendar-day", changed.ToString("O", CultureInfo.InvariantCulture), details);
        foreach (var round in await db.Set<ReportRound>().Where(r => r.SeriesId != null && r.FixedAt == null && r.LegalDueOn >= changed).ToListAsync(cancellation))
        {
            if (round.Follow(series[round.SeriesId!.Value], calendar))
            {
                db.AddAudit(clock, asker, "plan.round-moved", "plan.report-round", round.Id.Value, new { round.Key, round.DueOn });
                moved++;
            }
        }

        await db.SaveChangesAsync(cancellation);
        return moved;
    }
}
