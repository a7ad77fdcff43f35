using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.ListDuties;
using Tdc.Plan.Features.ShowHeat;
using Tdc.Plan.Features.ShowPlan;
using Tdc.Plan.Features.UnitPlans;
using Tdc.Plan.Resources;
using Tdc.Platform.Documents;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Exports;

/// <summary>The lists of the plan as XLSX and CSV, with the same filters as their pages.</summary>
internal static class PlanSheets
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/ke-hoach.{type:regex(^(csv|xlsx)$)}", TasksAsync).ExcludeFromDescription();
        app.MapGet("/so-do.{type:regex(^(csv|xlsx)$)}", MeasuresAsync).ExcludeFromDescription();
        app.MapGet("/ban-do-nhiet.{type:regex(^(csv|xlsx)$)}", HeatAsync).ExcludeFromDescription();
        app.MapGet("/viec.{type:regex(^(csv|xlsx)$)}", DutiesAsync).ExcludeFromDescription().RequireAuthorization(PlanScopes.Readers);
        app.MapGet("/ke-hoach-don-vi.{type:regex(^(csv|xlsx)$)}", UnitPlanAsync).ExcludeFromDescription().RequireAuthorization(PlanScopes.Readers);
    }

    private static async Task<IResult> TasksAsync(
        string type, string? kh, string? nam, string? nhom, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "tinh-trang")] string? state,
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "chu-tri")] string? lead, string? ngay, PlanOverview overview, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        if (await overview.ReadAsync(kh, PlanFilter.Year(nam), PlanFilter.Day(ngay), cancellation) is not { } view)
        {
            return TypedResults.NotFound();
        }

        var rows = PlanFilter.Of(view, nhom, state, lead).Select(IReadOnlyList<SheetCell> (t) =>
        [
            t.Task.Label, t.Group.Title(), t.Version.Title(), string.Join("; ", t.Leads.Select(a => a.Name(view.Register, view.AsOf))), text.When(t.Version.Time),
            text.Word(t.State), Share(t.LeadTally?.Share), Share(t.LeadTally?.ExpectedShare), SheetCell.Whole(t.LeadTally?.Count), SheetCell.Whole(t.LeadTally?.Accepted),
            SheetCell.Whole(t.LeadTally?.Overdue), t.MainMeasure?.Measure.Name(), SheetCell.Number(t.MainMeasure?.Value), SheetCell.Number(t.MainMeasure?.Target),
            t.MainMeasure?.Measure.Unit(), t.MainMeasure is { } m ? text["known." + m.Known].Value : null, t.Version.Output,
        ]);
        return File(type, "ke-hoach", view.Plan.Number, new Sheet
        {
            Name = text["x.list"],
            Rows = rows,
            Columns = Columns(text, "c.number", "f.group", "c.task", "c.lead", "c.time", "c.state", "%c.progress", "%x.expected", "#x.units", "#duty.Accepted", "#flag.overdue", "c.measure", "#c.value", "#c.target-plain", "c.unit-of", "c.known", "c.output"),
        });
    }

    private static async Task<IResult> MeasuresAsync(
        string type, string? kh, string? nam, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "cach-biet")] string? known, string? ngay, PlanOverview overview, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        if (await overview.ReadAsync(kh, PlanFilter.Year(nam), PlanFilter.Day(ngay), cancellation) is not { } view)
        {
            return TypedResults.NotFound();
        }

        var rows = view.Tasks.SelectMany(t => t.Measures.Where(m => PlanFilter.IsKnown(m, known)).Select(IReadOnlyList<SheetCell> (m) =>
        [
            t.Task.Label, t.Version.Title(), m.Measure.Code, m.Measure.Name(), SheetCell.Number(m.Value), SheetCell.Number(m.Numerator), SheetCell.Number(m.Denominator),
            SheetCell.Number(m.Target), m.Measure.Unit(), SheetCell.Percent(m.Achieved), text["known." + m.Known].Value, text.Basis(m.TargetBasis),
        ]));
        return File(type, "so-do", view.Plan.Number, new Sheet
        {
            Name = text["measures.title"],
            Rows = rows,
            Columns = Columns(text, "c.number", "c.task", "x.code", "c.measure", "#c.value", "#declare.numerator", "#declare.denominator", "#c.target-plain", "c.unit-of", "%c.reached", "c.known", "c.basis"),
        });
    }

    private static async Task<IResult> HeatAsync(string type, string? kh, string? nam, string? nhom, string? ngay, HeatReading reading, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        if (await reading.ReadAsync(kh, PlanFilter.Year(nam), nhom, 1, cancellation, HeatReading.Everything, PlanFilter.Day(ngay)) is not { } view)
        {
            return TypedResults.NotFound();
        }

        var rows = view.Rows.Select(IReadOnlyList<SheetCell> (r) =>
        [
            r.Name,
            .. r.Cells.Select(c => c.State switch { HeatState.NotAsked => SheetCell.Empty, _ when c.Percent is { } p => SheetCell.Percent(p / 100m), _ => SheetCell.Text("?") }),
        ]);
        return File(type, "don-vi-va-viec", view.Plan.Number, new Sheet
        {
            Name = text["heat.title"],
            Rows = rows,
            Columns = [new SheetColumn(text["c.who"], 40), .. view.Groups.SelectMany(g => g.Columns).Select(c => new SheetColumn(c.Label, 8, CellKind.Percent))],
        });
    }

    private static async Task<IResult> DutiesAsync(
        string type, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "don-vi")] string? unit, string? nam, string? co, UnitPlanGate gate, DutyList list, TdcDbContext db,
        OrganisationRegister register, TimeProvider clock, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        if (!(await gate.UnitAsync(unit, cancellation)).TryGet(out var found, out _))
        {
            return TypedResults.NotFound();
        }

        var today = clock.TodayInVietnam;
        var units = await register.NowAsync(cancellation);
        var titles = await DutyTitles.ReadAsync(db, cancellation);
        var filter = new DutyFilter { Year = PlanFilter.Year(nam) ?? today.Year, Units = [found.Unit.Lineage], Flag = co };
        var duties = await list.Rows(filter.Of(db, today), "nhiem-vu").ToListAsync(cancellation);
        var rows = duties.Select(IReadOnlyList<SheetCell> (d) =>
        [
            d.Label, titles.GetValueOrDefault(d.TaskId), units.NameOf(d.Unit, today), text.Word(d.Role), SheetCell.Date(d.StartsOn), SheetCell.Date(d.DueOn),
            text[PlanWords.Sign(d.State, d.StartsOn, d.DueOn, d.Progress, today).Key].Value, Share(d.Progress), SheetCell.Whole(d.EvidenceCount), d.Responsible, d.ExpectedProduct,
        ]);
        return File(type, "viec-" + found.Unit.Code, found.Unit.NameVi, new Sheet
        {
            Name = text["x.duties"],
            Rows = rows,
            Columns = Columns(text, "c.number", "c.task", "c.who", "c.role", "@c.from", "@c.due", "c.state", "%c.progress", "#c.evidence", "c.responsible", "activity.product"),
        });
    }

    private static async Task<IResult> UnitPlanAsync(
        string type, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "don-vi")] string? unit, string? nam, int? lan, UnitPlanGate gate, DutyList list, TdcDbContext db,
        TimeProvider clock, IStringLocalizer<PlanText> text, CancellationToken cancellation)
    {
        var year = PlanFilter.Year(nam) ?? clock.TodayInVietnam.Year;
        if (!(await gate.OpenAsync(unit, year, cancellation, WhichRevision.Numbered(lan))).TryGet(out var opened, out _))
        {
            return TypedResults.NotFound();
        }

        var duties = await list.Rows(new DutyFilter { Year = year, Units = [opened.Unit.Lineage] }.Of(db, clock.TodayInVietnam)).ToDictionaryAsync(d => d.Id, d => d.Label, cancellation);
        var rows = opened.Plan.Activities.Select(IReadOnlyList<SheetCell> (a) =>
        [
            a.DutyId is { } duty ? duties.GetValueOrDefault(duty) : null, a.Title, a.Responsible, SheetCell.Date(a.StartsOn), SheetCell.Date(a.EndsOn), a.Product,
            text["method." + a.Method].Value, SheetCell.Whole(a.Weight), Share(a.Progress),
        ]);
        return File(type, $"ke-hoach-{opened.Unit.Code}-{year}", opened.Unit.NameVi, new Sheet
        {
            Name = text["unit-plan.title", year],
            Rows = rows,
            Columns = Columns(text, "c.number", "activity.title", "activity.responsible", "@activity.from", "@activity.to", "activity.product", "activity.method", "#activity.weight", "%c.progress"),
        });
    }

    private static SheetCell Share(double? share) => SheetCell.Percent((decimal?)share);

    // "%", "#" and "@" before a key make a column of percentages, numbers and dates.
    private static List<SheetColumn> Columns(IStringLocalizer<PlanText> text, params ReadOnlySpan<string> keys)
    {
        var columns = new List<SheetColumn>();
        foreach (var key in keys)
        {
            columns.Add(key[0] switch
            {
                '%' => new SheetColumn(text[key[1..]], 12, CellKind.Percent),
                '#' => new SheetColumn(text[key[1..]], 14, CellKind.Number),
                '@' => new SheetColumn(text[key[1..]], 13, CellKind.Date),
                _ => new SheetColumn(text[key], key is "c.number" ? 9 : 30),
            });
        }

        return columns;
    }

    private static IResult File(string type, string name, string title, Sheet sheet) => SheetDownload.Of(type, name, sheet, title);
}
