using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain;
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
}
