using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Testing;

namespace Tdc.Platform.Tests.Organisations;

public sealed class RecordSuccessionTests : IAsyncLifetime
{
    private static readonly DateOnly day = new(2027, 1, 1);
    private readonly FakeDuties duties = new();
    private TestApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await TestApp.StartAsync();
        app.Clock.MoveTo(day.Year, day.Month, day.Day);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_merger_ends_the_units_begins_a_new_line_and_moves_their_duties_by_the_act()
    {
        var (justice, inspectorate) = (await app.UnitAsync("STP"), await app.UnitAsync("TTT"));
        duties.Add(justice.Lineage, "I.1");
        duties.Add(inspectorate.Lineage, "I.1");
        duties.Add((await app.UnitAsync("STC")).Lineage, "I.1");

        var act = await RecordAsync(Merge([justice, inspectorate], "STPTT", "Sở Tư pháp và Thanh tra"));

        var now = await RegisterAsync();
        var born = now.ByCode("STPTT", day)!;
        Assert.NotEqual(justice.Lineage, born.Lineage);
        Assert.Equal(day.AddDays(-1), now.Find(justice.Id)!.ValidTo);
        Assert.Null(now.ByCode("STP", day));
        Assert.Equal([born], now.TodaysUnits(inspectorate.Lineage, day));
        Assert.Equal([born.Lineage, born.Lineage, (await app.UnitAsync("STC")).Lineage], duties.All.Select(d => d.Unit));
        Assert.Equal([act.Id, act.Id], duties.Acts);
        Assert.Contains(now.Search("Thanh tra thành phố"), u => u.Code == "STPTT");
        Assert.Single(await AuditAsync(), a => a.Action == "organisations.succession-recorded" && a.SubjectId == act.Id.Value.ToString());
    }

    [Fact]
    public async Task Before_its_day_a_change_moves_no_duty_and_is_refused_while_one_is_open()
    {
        app.Clock.MoveTo(2026, 12, 31);
        var units = new[] { await app.UnitAsync("STP"), await app.UnitAsync("TTT") };
        duties.Add(units[0].Lineage, "I.1");
        Assert.Equal("organisations.duties-before-the-day", (await RefusalAsync(Merge(units, "STPTT", "Sở Tư pháp và Thanh tra"))).Code);
        Assert.NotNull((await RegisterAsync()).ByCode("STP", day));
        Assert.Equal([units[0].Lineage], duties.All.Select(d => d.Unit));
    }

    [Fact]
    public async Task Roles_and_keys_of_an_ended_unit_last_thirty_days_more_and_administrators_stay()
    {
        var (justice, other) = (await app.UnitAsync("STP"), await app.UnitAsync("STC"));
        using var officer = await app.SignInAsync(Role.Officer, "STP");
        using var administrator = await app.SignInAsync(Role.Administrator, "STP");
        using var elsewhere = await app.SignInAsync(Role.Officer, "STC");
        var key = await app.InScopeAsync(async services =>
        {
            var keys = services.GetRequiredService<ApiKeyRegister>();
            Assert.True((await keys.MakeAsync("máy", justice.Lineage, ["plan"], null, Asker.System, CancellationToken.None)).TryGet(out var made, out _));
            return made.Record.Id;
        });

        await RecordAsync(Merge([justice, await app.UnitAsync("TTT")], "STPTT", "Sở Tư pháp và Thanh tra"));

        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var roles = await db.Set<UnitRole>().AsNoTracking().Where(r => r.Unit == justice.Lineage).ToListAsync();
            Assert.All(roles.Where(r => r.Role == Role.Officer), r => Assert.Equal(day.AddDays(30), r.ValidTo));
            Assert.All(roles.Where(r => r.Role == Role.Administrator), r => Assert.Null(r.ValidTo));
            Assert.All(await db.Set<UnitRole>().AsNoTracking().Where(r => r.Unit == other.Lineage).ToListAsync(), r => Assert.Null(r.ValidTo));
            Assert.Equal(day.AddDays(30).EndInVietnam, (await db.Set<ApiKey>().AsNoTracking().SingleAsync(k => k.Id == key)).ExpiresAt);
            return 0;
        });
    }

    [Fact]
    public async Task Nothing_is_kept_when_a_module_cannot_move_its_duties()
    {
        var units = new[] { await app.UnitAsync("STP"), await app.UnitAsync("TTT") };
        duties.Add(units[0].Lineage, "I.1");
        duties.Fails = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => RecordAsync(Merge(units, "STPTT", "Sở Tư pháp và Thanh tra")));
        var now = await RegisterAsync();
        Assert.Null(now.ByCode("STPTT", day));
        Assert.NotNull(now.ByCode("STP", day));
        Assert.DoesNotContain(await AuditAsync(), a => a.Action == "organisations.succession-recorded");
    }

    [Fact]
    public async Task A_renaming_keeps_the_line_and_moves_nothing()
    {
        var unit = await app.UnitAsync("26206"); // Định Quán
        duties.Add(unit.Lineage, "I.1");
        await RecordAsync(new()
        {
            Kind = SuccessionKind.Renamed,
            EffectiveOn = day,
            Document = "1/NQ",
            Before = [unit.Id],
            After = [new() { Code = unit.Code, NameVi = "Phường Định Quán", NameEn = "Dinh Quan Ward", Kind = OrganisationKind.Ward, ParentCode = "75" }],
        });
        var now = await RegisterAsync();
        Assert.Equal("Xã Định Quán", now.ByCode(unit.Code, day.AddDays(-1))!.NameVi);
        Assert.Equal("Phường Định Quán", now.ByCode(unit.Code, day)!.NameVi);
        Assert.Equal(unit.Lineage, now.ByCode(unit.Code, day)!.Lineage);
        Assert.Empty(duties.Acts);
        Assert.Equal(34, now.Expand("nhom:phuong", day).Count);
        Assert.Contains(now.Search("Xã Định Quán"), u => u.NameVi == "Phường Định Quán");
    }

    [Fact]
    public async Task A_split_needs_a_taker_for_each_open_duty_and_shares_out_what_goes_to_all()
    {
        var unit = await app.UnitAsync("SCT");
        var (first, second) = (duties.Add(unit.Lineage, "I.1"), duties.Add(unit.Lineage, "II.2"));
        var request = new SuccessionRequest
        {
            Kind = SuccessionKind.Split,
            EffectiveOn = day,
            Document = "2/QĐ",
            Before = [unit.Id],
            After = [New("SCN", "Sở Công nghiệp"), New("STM", "Sở Thương mại")],
        };
        Assert.Equal("organisations.duties-left", (await RefusalAsync(request)).Code);
        Assert.NotNull((await RegisterAsync()).ByCode("SCT", day));

        await RecordAsync(request with { Moves = new Dictionary<Guid, IReadOnlyList<int>> { [first] = [1], [second] = [0, 1] } });
        var now = await RegisterAsync();
        Assert.Equal([now.ByCode("STM", day)!.Lineage, now.ByCode("SCN", day)!.Lineage, now.ByCode("STM", day)!.Lineage], duties.All.Select(d => d.Unit));
    }

    [Fact]
    public async Task A_function_moves_with_chosen_duties_only_and_both_units_live_on()
    {
        var (from, to) = (await app.UnitAsync("SNV"), await app.UnitAsync("SDTTG"));
        var (stays, goes) = (duties.Add(from.Lineage, "I.1"), duties.Add(from.Lineage, "II.2"));
        await RecordAsync(Move(from, to) with { Moves = new Dictionary<Guid, IReadOnlyList<int>> { [goes] = [0] } });
        Assert.Equal(from.Lineage, duties.All.Single(d => d.Id == stays).Unit);
        Assert.Equal(to.Lineage, duties.All.Single(d => d.Id != stays).Unit);
        var now = await RegisterAsync();
        Assert.Null(now.Find(from.Id)!.ValidTo);
        Assert.Equal([to.Id], now.UnitsOn(from.Id, day, "thanh niên").Select(u => u.Id));
        Assert.Equal("organisations.already-recorded", (await RefusalAsync(Move(from, to))).Code);
    }

    [Fact]
    public async Task Two_people_who_record_the_same_act_at_once_make_one_act_and_one_conflict()
    {
        var units = new[] { await app.UnitAsync("STP"), await app.UnitAsync("TTT") };
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AnswerAsync(Merge(units, "STPTT", "Sở Tư pháp và Thanh tra"))));
        Assert.Equal(1, answers.Count(a => a.IsYes));
        Assert.All(answers.Where(a => !a.IsYes), a =>
        {
            Assert.False(a.TryGet(out _, out var refusal));
            Assert.Equal(RefusalKind.Conflict, refusal!.Kind);
        });
        Assert.Single((await RegisterAsync()).EverByCode("STPTT"));
    }

    [Fact]
    public async Task What_the_rules_forbid_is_refused_with_its_reason()
    {
        var (justice, finance) = (await app.UnitAsync("STP"), await app.UnitAsync("STC"));
        var ended = (await RegisterAsync()).ByCode("731", new(2025, 1, 1))!;
        Assert.Equal("organisations.already-ended", (await RefusalAsync(Merge([justice, ended], "X1", "Sở mới"))).Code);
        Assert.Equal("organisations.code-taken", (await RefusalAsync(Merge([justice, await app.UnitAsync("TTT")], "STC", "Sở mới"))).Code);
        Assert.Equal("organisations.code-taken", (await RefusalAsync(Merge([justice, await app.UnitAsync("TTT")], "stc", "Sở mới"))).Code);
        Assert.Equal("organisations.not-yet", (await RefusalAsync(Merge([finance, justice], "X1", "Sở mới") with { EffectiveOn = new(2025, 3, 1) })).Code);
        Assert.Equal("organisations.own-successor", (await RefusalAsync(Move(finance, finance))).Code);
        Assert.Equal("organisations.successor-absent", (await RefusalAsync(Move(finance, ended))).Code);
        Assert.Equal("organisations.unknown", (await RefusalAsync(Move(finance, finance) with { Before = [new(Guid.Empty)] })).Code);
        Assert.Equal("organisations.nothing-changes", (await RefusalAsync(new()
        {
            Kind = SuccessionKind.Renamed,
            EffectiveOn = day,
            Document = "1/QĐ",
            Before = [finance.Id],
            After = [new() { Code = "STC", NameVi = " Sở  Tài chính ", NameEn = finance.NameEn, Kind = finance.Kind, ParentCode = "UBND" }],
        })).Code);
    }

    [Theory]
    [InlineData("document", "organisations.document")]
    [InlineData("effectiveOn", "organisations.date-range")]
    [InlineData("before", "organisations.before-Merged")]
    [InlineData("after[0].code", "organisations.code-shape")]
    [InlineData("after[0].nameVi", "organisations.name-length")]
    [InlineData("after[0].parentCode", "organisations.no-parent")]
    public async Task Wrong_fields_are_named(string field, string code)
    {
        var one = await app.UnitAsync("STP");
        var refusal = await RefusalAsync(new()
        {
            Kind = SuccessionKind.Merged,
            EffectiveOn = new(2099, 1, 1),
            Document = " \t\n",
            Before = [one.Id],
            After = [new() { Code = "../x", NameVi = "\u0000 a", NameEn = "b", Kind = OrganisationKind.Department, ParentCode = "no-such" }],
        });
        Assert.Equal(RefusalKind.Fields, refusal.Kind);
        Assert.Equal([code], refusal.Fields[field]);
    }

    [Fact]
    public async Task A_code_is_free_again_when_the_act_itself_ends_its_bearer()
    {
        var units = new[] { await app.UnitAsync("STP"), await app.UnitAsync("TTT") };
        await RecordAsync(Merge(units, "STP", "Sở Tư pháp và Thanh tra"));
        var now = await RegisterAsync();
        Assert.Equal("Sở Tư pháp", now.ByCode("STP", day.AddDays(-1))!.NameVi);
        Assert.Equal("Sở Tư pháp và Thanh tra", now.ByCode("STP", day)!.NameVi);
    }

    [Fact]
    public async Task Who_is_neither_coordinator_nor_administrator_changes_nothing()
    {
        var units = new[] { await app.UnitAsync("STP"), await app.UnitAsync("TTT") };
        var officer = new Asker { UserId = Guid.CreateVersion7(), Roles = [new(Role.Head, units[0].Lineage)] };
        var answer = await AnswerAsync(Merge(units, "STPTT", "Sở Tư pháp và Thanh tra"), officer);
        Assert.False(answer.TryGet(out _, out var refusal));
        Assert.Equal(RefusalKind.Forbidden, refusal!.Kind);
    }

    [Fact]
    public async Task Duties_left_by_the_end_of_the_districts_move_by_that_act_and_by_no_other()
    {
        var now = await RegisterAsync();
        var district = now.ByCode("742", new(2025, 1, 1))!;
        duties.Add(district.Lineage, "I.1");
        var act = now.FindAct(now.SuccessorsOf(district.Id).First().ActId)!;
        var other = now.Acts.First(a => a.EffectiveOn == new DateOnly(2025, 3, 1));

        Assert.Equal(0, await HandOverAsync(new() { Act = other.Id, RestToAllSuccessors = true }));
        Assert.Equal(district.Lineage, duties.All.Single().Unit);
        Assert.Equal(1, await HandOverAsync(new() { Act = act.Id, RestToAllSuccessors = true }));
        Assert.Equal(["26485", "26491", "26503"], duties.All.Select(d => now.OfLineage(d.Unit, day).Code).Order());
        Assert.Equal(0, await HandOverAsync(new() { Act = act.Id, RestToAllSuccessors = true }));
    }

    [Fact]
    public async Task Seeding_again_adds_nothing_and_undoes_nothing()
    {
        await RecordAsync(Merge([await app.UnitAsync("STP"), await app.UnitAsync("TTT")], "STP", "Sở Tư pháp và Thanh tra"));
        var before = await RegisterAsync();
        await app.InScopeAsync(async services =>
        {
            foreach (var seed in services.GetServices<ISeed>().Where(s => s.GetType().Name == "RegisterSeed"))
            {
                await seed.SeedAsync(services, CancellationToken.None);
            }

            return 0;
        });
        var after = await RegisterAsync();
        Assert.Equal(before.All.Select(u => (u.Id, u.ValidTo, u.Version)), after.All.Select(u => (u.Id, u.ValidTo, u.Version)));
        Assert.Equal(before.Acts.Count, after.Acts.Count);
        Assert.Equal("Sở Tư pháp và Thanh tra", after.ByCode("STP", day)!.NameVi);
    }

    private static UnitAfter New(string code, string name) => new()
    {
        Code = code,
        NameVi = name,
        NameEn = "Department " + code,
        Kind = OrganisationKind.Department,
        ParentCode = "UBND",
    };

    private static SuccessionRequest Merge(IEnumerable<Organisation> units, string code, string name) => new()
    {
        Kind = SuccessionKind.Merged,
        EffectiveOn = day,
        Document = "12/NQ-HĐND",
        Before = [.. units.Select(u => u.Id)],
        After = [New(code, name)],
    };

    private static SuccessionRequest Move(Organisation from, Organisation to) => new()
    {
        Kind = SuccessionKind.FunctionMoved,
        EffectiveOn = day,
        Document = "3/QĐ",
        Before = [from.Id],
        After = [new() { Existing = to.Id }],
        Function = "Thanh niên",
    };

    private async Task<Outcome<SuccessionAct>> AnswerAsync(SuccessionRequest request, Asker? asker = null)
    {
        var coordinator = new Asker { UserId = Guid.CreateVersion7(), Roles = [new(Role.Coordinator, (await app.UnitAsync("SKHCN")).Lineage)] };
        return await app.InScopeAsync(services => new RecordSuccession(
            services.GetRequiredService<TdcDbContext>(), services.GetRequiredService<OrganisationRegister>(), new DutyHandover([duties]),
            asker ?? coordinator, app.Clock).HandleAsync(request, CancellationToken.None));
    }

    private async Task<SuccessionAct> RecordAsync(SuccessionRequest request)
    {
        var answer = await AnswerAsync(request);
        Assert.True(answer.TryGet(out var act, out var refusal), $"{refusal?.Code} {string.Join(' ', refusal?.Fields.Keys ?? [])}");
        return act;
    }

    private async Task<Refusal> RefusalAsync(SuccessionRequest request)
    {
        Assert.False((await AnswerAsync(request)).TryGet(out _, out var refusal));
        return refusal;
    }

    private async Task<int> HandOverAsync(HandoverRequest request) => await app.InScopeAsync(async services =>
    {
        var handler = new MoveOpenDuties(
            services.GetRequiredService<TdcDbContext>(), services.GetRequiredService<OrganisationRegister>(), new DutyHandover([duties]), Asker.System, app.Clock);
        Assert.True((await handler.HandleAsync(request, CancellationToken.None)).TryGet(out var count, out _));
        return count;
    });

    private async Task<RegisterSnapshot> RegisterAsync() => await app.Services.GetRequiredService<OrganisationRegister>().NowAsync(CancellationToken.None);

    private async Task<List<AuditEntry>> AuditAsync() =>
        await app.InScopeAsync(services => services.GetRequiredService<TdcDbContext>().Set<AuditEntry>().AsNoTracking().ToListAsync());

    private sealed class FakeDuties : IOpenDuties
    {
        public List<OpenDuty> All { get; } = [];

        public List<SuccessionActId> Acts { get; } = [];

        public bool Fails { get; set; }

        public Guid Add(LineageId unit, string title)
        {
            var duty = new OpenDuty(Guid.CreateVersion7(), unit, title, title, null, "");
            All.Add(duty);
            return duty.Id;
        }

        public Task<IReadOnlyList<OpenDuty>> ListAsync(TdcDbContext db, IReadOnlyCollection<LineageId> units, DateOnly asOf, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<OpenDuty>>([.. All.Where(d => units.Contains(d.Unit))]);

        public Task MoveAsync(
            TdcDbContext db, SuccessionAct act, RegisterSnapshot register, IReadOnlyList<DutyMove> moves, CancellationToken cancellation)
        {
            if (Fails)
            {
                throw new InvalidOperationException("The module's tables are not reachable.");
            }

            foreach (var move in moves)
            {
                var at = All.IndexOf(move.Duty);
                All.RemoveAt(at);
                All.InsertRange(at, move.To.Select(u => move.Duty with { Id = Guid.CreateVersion7(), Unit = u.Lineage }));
                Acts.Add(act.Id);
            }

            return Task.CompletedTask;
        }
    }
}
