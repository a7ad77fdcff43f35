using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Plan.Features.ShowDuty;
using Tdc.Plan.Features.ShowTask;
using Tdc.Plan.Tests.Reporting;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Features.MoveDuties;

public sealed class PlanOpenDutiesTests
{
    [Fact]
    public async Task A_recorded_merger_lists_the_units_open_duties_and_carries_them_over_to_the_successor()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync();
        var (justice, inspectorate) = (await app.UnitAsync("STP"), await app.UnitAsync("TTT"));
        var duty = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var existing = await db.Set<Duty>().Where(DutyRules.Open).FirstOrDefaultAsync(d => d.Unit == justice.Lineage, stop);
            if (existing is not null)
            {
                return existing.Id;
            }

            var made = new Duty
            {
                Id = app.Clock.NewId<DutyId>(),
                TaskId = (await db.Set<PlanTask>().FirstAsync(stop)).Id,
                Year = 2026,
                Unit = justice.Lineage,
                UnitAsOf = justice.Id,
                Role = AssignmentRole.Lead,
                StartsOn = new(2026, 1, 1),
                DueOn = new(2026, 12, 31),
            };
            db.Add(made);
            await db.SaveChangesAsync(stop);
            return made.Id;
        });
        var request = new SuccessionRequest
        {
            Kind = SuccessionKind.Merged,
            EffectiveOn = app.Clock.TodayInVietnam,
            Document = "12/NQ-HĐND",
            Before = [justice.Id, inspectorate.Id],
            After = [new() { Code = "STPTT", NameVi = "Sở Tư pháp và Thanh tra", NameEn = "Department of Justice", Kind = OrganisationKind.Department, ParentCode = "UBND" }],
        };
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var coordinator = new Asker { UserId = Guid.CreateVersion7(), Roles = [new(Role.Coordinator, justice.Lineage)] };
            var handler = new RecordSuccession(
                db, services.GetRequiredService<OrganisationRegister>(), services.GetRequiredService<DutyHandover>(), coordinator, app.Clock);
            var early = request with { EffectiveOn = request.EffectiveOn.AddDays(1) };
            Assert.False((await handler.PreviewAsync(early, stop)).TryGet(out _, out var tooEarly));
            Assert.Equal("organisations.duties-before-the-day", tooEarly.Code);
            Assert.False((await handler.HandleAsync(early, stop)).TryGet(out _, out tooEarly));
            Assert.Equal("organisations.duties-before-the-day", tooEarly.Code);
            Assert.True((await handler.PreviewAsync(request, stop)).TryGet(out var preview, out _));
            Assert.Contains(preview.Duties, d => d.Id == duty.Value);
            Assert.True((await handler.HandleAsync(request, stop)).TryGet(out var act, out var refusal), refusal?.Code);

            var old = await db.Set<Duty>().AsNoTracking().SingleAsync(d => d.Id == duty, stop);
            var next = await db.Set<Duty>().AsNoTracking().SingleAsync(d => d.Id == old.CarriedTo, stop);
            Assert.Equal(DutyState.CarriedOver, old.State);
            Assert.Equal("12/NQ-HĐND", next.Basis);
            Assert.Equal(act.Links[0].ToId, next.UnitAsOf);
            Assert.False(await db.Set<Duty>().Where(DutyRules.Open).AnyAsync(d => d.Unit == justice.Lineage, stop));
            return 0;
        });
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task An_act_recorded_late_leaves_the_owed_report_its_duties_and_the_successor_reads_what_came(DatabaseEngine engine)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync(engine);
        var (justice, inspectorate) = (await app.UnitAsync("STP"), await app.UnitAsync("TTT"));
        var (task, duty, evidence) = (default(PlanTaskId), app.Clock.NewId<DutyId>(), app.Clock.NewId<EvidenceId>());
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            task = (await db.Set<PlanTask>().FirstAsync(stop)).Id;
            db.Add(new Duty
            {
                Id = duty,
                TaskId = task,
                Year = 2026,
                Unit = justice.Lineage,
                UnitAsOf = justice.Id,
                Role = AssignmentRole.Lead,
                StartsOn = new(2026, 1, 1),
                DueOn = new(2026, 12, 31),
                Progress = 0.4,
                EvidenceCount = 1,
            });
            db.Add(new Evidence
            {
                Id = evidence,
                DutyId = duty,
                Kind = EvidenceKind.Document,
                Title = "Biên bản",
                Visibility = EvidenceVisibility.Restricted,
                AddedAt = app.Clock.Now,
            });
            return await db.SaveChangesAsync(stop);
        });
        var round = Made.Round(2026, 1);
        Assert.Contains(await FormAsync(justice.Lineage), d => d.Id == duty);

        var act = await app.InScopeAsync(async services =>
        {
            var coordinator = new Asker { UserId = Guid.CreateVersion7(), Roles = [new(Role.Coordinator, justice.Lineage)] };
            var handler = ActivatorUtilities.CreateInstance<RecordSuccession>(services, coordinator);
            var request = new SuccessionRequest
            {
                Kind = SuccessionKind.Merged,
                EffectiveOn = round.LegalDueOn.AddDays(-20),
                Document = "12/NQ-HĐND",
                Before = [justice.Id],
                After = [new() { Existing = inspectorate.Id }],
            };
            Assert.False((await handler.HandleAsync(request with { Moves = new Dictionary<Guid, IReadOnlyList<int>> { [Guid.CreateVersion7()] = [0] } }, stop)).TryGet(out _, out var foreign));
            Assert.Equal("organisations.unknown-duty", foreign.Code);
            Assert.True((await handler.HandleAsync(request, stop)).TryGet(out var recorded, out var refusal), refusal?.Code);
            return recorded;
        });

        Assert.Contains(await FormAsync(justice.Lineage), d => d.Id == duty); // the report of that round is still owed
        Assert.DoesNotContain(await FormAsync(justice.Lineage, Made.Round(2026, 2)), d => d.Id == duty);
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var moved = Assert.Single(await services.GetRequiredService<DutyHandover>().MovedAsync(db, act, stop));
            Assert.Equal((justice.Lineage, inspectorate.Lineage, 0.4, 1), (moved.From, moved.To, moved.Progress, moved.Evidence));
            var taker = new Asker { UserId = Guid.CreateVersion7(), Roles = [new(Role.Officer, inspectorate.Lineage)] };
            var stranger = new Asker { UserId = Guid.CreateVersion7(), Roles = [new(Role.Officer, (await app.UnitAsync("SCT")).Lineage)] };
            Assert.NotNull(await Reading(services, taker).ReadAsync(duty.Value, stop));
            Assert.Null(await Reading(services, stranger).ReadAsync(duty.Value, stop));
            var all = db.Set<Evidence>().Where(e => e.Id == evidence);
            Assert.True(await EvidenceSight.Visible(db, all, new PlanRights(taker, false)).AnyAsync(stop));
            Assert.False(await EvidenceSight.Visible(db, all, new PlanRights(stranger, false)).AnyAsync(stop));
            return 0;
        });

        Task<IReadOnlyList<FormDuty>> FormAsync(LineageId unit, ReportRound? of = null) => app.InScopeAsync(async services =>
            (await services.GetRequiredService<ReportFormSource>().LoadAsync(of ?? round, unit, stop)).Duties);

        static DutyReading Reading(IServiceProvider services, Asker asker) =>
            ActivatorUtilities.CreateInstance<DutyReading>(services, ActivatorUtilities.CreateInstance<PlanAccess>(services, asker));
    }
}
