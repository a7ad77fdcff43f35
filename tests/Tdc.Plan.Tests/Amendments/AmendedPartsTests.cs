using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Amendments;
using Tdc.Plan.Features;
using Tdc.Plan.Features.Amendments;
using Tdc.Plan.Features.ExpandPlan;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Amendments;

/// <summary>What a decided change of bodies or of time does to the duties that were made before it.</summary>
public sealed class AmendedPartsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_body_that_leads_no_longer_owes_nothing_and_one_that_leads_from_now_on_owes_its_part(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var (industry, today) = (await app.UnitAsync("SCT"), app.Clock.TodayInVietnam);
        var first = (await LeadsAsync(app, "II.4"))[0];
        await ExpandAsync(app, today.Year);
        Assert.Equal(DutyState.Planned, (await DutyAsync(app, "II.4", first))!.State);
        Assert.Null(await DutyAsync(app, "II.4", industry.Lineage));

        await AmendAsync(app, today, ("II.4", AmendedField.AddLead, "SCT"), ("II.4", AmendedField.RemoveLead, await CodeAsync(app, first)));

        Assert.Equal(DutyState.Cancelled, (await DutyAsync(app, "II.4", first))!.State);
        var added = (await DutyAsync(app, "II.4", industry.Lineage))!;
        Assert.Equal((AssignmentRole.Lead, today), (added.Role, added.StartsOn));
        Assert.Equal(0, await app.InScopeAsync(services => services.GetRequiredService<AmendedDuties>().KeepAsync(today, Stop)));
        Assert.Contains(await NotesAsync(app, "II.4", first), n => n.Source == ProgressSource.Amendment && n.Narrative == "99/QĐ-UBND");
    }

    [Fact]
    public async Task A_coordinating_unit_that_is_made_a_lead_leads_and_an_earlier_day_shows_what_it_had()
    {
        await using var app = await TestApp.StartAsync();
        var today = app.Clock.TodayInVietnam;
        await ExpandAsync(app, today.Year);
        var (label, unit) = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var duty = await db.Set<Duty>().AsNoTracking().Where(d => d.Role == AssignmentRole.Coordinate && d.Year == today.Year).OrderBy(d => d.Id).FirstAsync(Stop);
            return ((await db.Set<PlanTask>().AsNoTracking().SingleAsync(t => t.Id == duty.TaskId, Stop)).Label, duty.Unit);
        });
        var code = await CodeAsync(app, unit);
        await AmendAsync(app, today, (label, AmendedField.AddLead, code));
        Assert.Equal(AssignmentRole.Lead, (await DutyAsync(app, label, unit))!.Role);

        await AmendAsync(app, today, ("II.4", AmendedField.Standing, "Bãi bỏ"));
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var duties = db.Set<Duty>().Where(d => db.Set<PlanTask>().Any(t => t.Id == d.TaskId && t.GroupNumber == 2 && t.Number == 4));
            Assert.NotEmpty(await duties.ToListAsync(Stop));
            Assert.Empty(await db.ThereOn(duties, null).ToListAsync(Stop));
            Assert.Equal(await duties.CountAsync(Stop), await db.ThereOn(duties, today.AddDays(-1)).CountAsync(Stop));
            return 0;
        });
    }

    [Fact]
    public async Task A_later_time_moves_the_last_day_of_the_duty_and_of_its_yearly_looks()
    {
        await using var app = await TestApp.StartAsync();
        var today = app.Clock.TodayInVietnam;
        const string label = "II.4";
        var lead = (await LeadsAsync(app, label))[0];
        await ExpandAsync(app, today.Year);
        var before = (await DutyAsync(app, label, lead))!;
        Assert.Equal(today.Year, before.Year);

        await AmendAsync(app, today, (label, AmendedField.Time, "Đến năm 2028"));
        Assert.Equal(new DateOnly(2028, 12, 31), (await DutyAsync(app, label, lead))!.DueOn);
        await AmendAsync(app, today.AddDays(1), (label, AmendedField.Time, "Đến năm 2030"));
        Assert.Equal(new DateOnly(2028, 12, 31), (await DutyAsync(app, label, lead))!.DueOn);
        await app.InScopeAsync(services => services.GetRequiredService<AmendedDuties>().KeepAsync(today.AddDays(1), Stop));

        var after = (await DutyAsync(app, label, lead))!;
        Assert.Equal(before.Id, after.Id);
        Assert.Equal((2030, new DateOnly(2030, 12, 31)), (after.Year, after.DueOn));
        Assert.Equal(
            Enumerable.Range(after.StartsOn.Year, 2030 - after.StartsOn.Year + 1),
            await app.InScopeAsync(services => services.GetRequiredService<TdcDbContext>().Set<Checkpoint>().Where(c => c.DutyId == after.Id).OrderBy(c => c.Year).Select(c => c.Year).ToListAsync(Stop)));
    }

    [Fact]
    public async Task A_change_that_changes_nothing_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        var lead = await CodeAsync(app, (await LeadsAsync(app, "II.4"))[0]);
        Assert.Equal("amendment.body-there", await RefusedAsync(app, ("II.4", AmendedField.AddLead, lead)));
        Assert.Equal("amendment.body-not-there", await RefusedAsync(app, ("II.4", AmendedField.RemoveLead, "STP")));
        Assert.Equal("amendment.says-that-already", await RefusedAsync(app, ("II.4", AmendedField.Standing, "Thực hiện")));
        Assert.Equal("amendment.changed-twice", await RefusedAsync(app, ("II.4", AmendedField.Output, "A"), ("II.4", AmendedField.Output, "B")));
        Assert.Equal("amendment.value-length", await RefusedAsync(app, ("II.4", AmendedField.TitleVi, new string('x', 301))));
        Assert.Equal("amendment.no-lead-left", await RefusedAsync(app, [.. (await LeadCodesAsync(app, "II.4")).Select(c => ("II.4", AmendedField.RemoveLead, c))]));
    }

    private static Task<List<LineageId>> LeadsAsync(TestApp app, string label) => app.InScopeAsync(async services =>
        (await TaskAsync(services, label)).AssignmentsOn(app.Clock.TodayInVietnam).Where(a => a.Role == AssignmentRole.Lead).OrderBy(a => a.Order).Select(a => a.Unit).OfType<LineageId>().ToList());

    private static async Task<List<string>> LeadCodesAsync(TestApp app, string label)
    {
        var codes = new List<string>();
        foreach (var lead in await LeadsAsync(app, label))
        {
            codes.Add(await CodeAsync(app, lead));
        }

        return codes;
    }

    private static Task<string> CodeAsync(TestApp app, LineageId line) => app.InScopeAsync(async services =>
        (await services.GetRequiredService<OrganisationRegister>().NowAsync(Stop)).OfLineage(line, app.Clock.TodayInVietnam).Code);

    private static async Task<PlanTask> TaskAsync(IServiceProvider services, string label) =>
        (await services.GetRequiredService<TdcDbContext>().Set<PlanTask>().AsNoTracking().Include(t => t.Versions).Include(t => t.Assignments).ToListAsync(Stop)).First(t => t.Label == label);

    private static Task<Duty?> DutyAsync(TestApp app, string label, LineageId unit) => app.InScopeAsync(async services =>
    {
        var id = (await TaskAsync(services, label)).Id;
        return await services.GetRequiredService<TdcDbContext>().Set<Duty>().AsNoTracking().SingleOrDefaultAsync(d => d.TaskId == id && d.Unit == unit, Stop);
    });

    private static async Task<List<ProgressEntry>> NotesAsync(TestApp app, string label, LineageId unit)
    {
        var duty = (await DutyAsync(app, label, unit))!.Id;
        return await app.InScopeAsync(services => services.GetRequiredService<TdcDbContext>().Set<ProgressEntry>().AsNoTracking().Where(e => e.DutyId == duty).ToListAsync(Stop));
    }

    private static async Task ExpandAsync(TestApp app, int year)
    {
        var coordinator = await CoordinatorAsync(app);
        await app.InScopeAsync(async services =>
        {
            var access = ActivatorUtilities.CreateInstance<PlanAccess>(services, coordinator);
            var handler = ActivatorUtilities.CreateInstance<ExpandPlanHandler>(services, access);
            Assert.True((await handler.HandleAsync(null, year, dryRun: false, Stop)).TryGet(out var report, out _));
            Assert.True(report.Made > 0);
            return 0;
        });
    }

    private static async Task AmendAsync(TestApp app, DateOnly from, params (string Task, AmendedField Field, string Value)[] changes) =>
        Assert.Null(await DecideAsync(app, from, changes));

    private static async Task<string?> RefusedAsync(TestApp app, params (string Task, AmendedField Field, string Value)[] changes) =>
        await DecideAsync(app, app.Clock.TodayInVietnam, changes);

    private static async Task<string?> DecideAsync(TestApp app, DateOnly from, (string Task, AmendedField Field, string Value)[] changes)
    {
        var coordinator = await CoordinatorAsync(app);
        var number = 0;
        foreach (var (change, i) in changes.Select((c, i) => (new ChangeInput(c.Task, c.Field, c.Value), i)))
        {
            var refused = await app.InScopeAsync(async services =>
            {
                var handler = ActivatorUtilities.CreateInstance<ProposeAmendmentHandler>(services, coordinator);
                var outcome = i == 0 ? await handler.BeginAsync("Sửa", "Thực tế", change, Stop) : await handler.AddAsync(number, change, Stop);
                return outcome.TryGet(out number, out var refusal) ? null : refusal.Code;
            });
            if (refused is not null)
            {
                return refused;
            }
        }

        foreach (var step in new[] { AmendmentState.Proposed, AmendmentState.Collected })
        {
            Assert.True(await app.InScopeAsync(async services => (await Mover(services).StepAsync(number, step, "", Stop)).IsYes));
        }

        return await app.InScopeAsync(async services => (await Mover(services).DecideAsync(number, "99/QĐ-UBND", from < app.Clock.TodayInVietnam ? from : app.Clock.TodayInVietnam, from, Stop)).TryGet(out _, out var refusal) ? null : refusal.Code);

        MoveAmendmentHandler Mover(IServiceProvider services) => ActivatorUtilities.CreateInstance<MoveAmendmentHandler>(services, coordinator);
    }

    private static async Task<Asker> CoordinatorAsync(TestApp app) =>
        new() { UserId = Guid.CreateVersion7(), Roles = [new(Role.Coordinator, (await app.UnitAsync("SKHCN")).Lineage)] };
}
