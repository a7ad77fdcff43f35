using Tdc.Platform.Organisations;

namespace Tdc.Platform.Tests.Organisations;

public sealed class RegisterDataTests
{
    private static readonly DateOnly today = new(2026, 12, 2);
    private readonly RegisterSnapshot register = RegisterData.Snapshot(DateTimeOffset.UnixEpoch);

    [Fact]
    public void On_no_day_do_two_units_bear_one_code()
    {
        for (var day = new DateOnly(2020, 1, 1); day.Year <= 2030; day = day.AddDays(1))
        {
            var twice = register.AsOf(day).GroupBy(u => u.Code, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
            Assert.True(twice is null, $"{twice?.Key} on {day:O}");
        }
    }

    [Fact]
    public void Ids_are_the_same_at_every_reading_and_stay_what_they_were()
    {
        var other = RegisterData.Load();
        Assert.Equal(register.All.Select(u => u.Id).Order(IdOrder).ToArray(), other.Organisations.Select(u => u.Id).Order(IdOrder).ToArray());
        Assert.Equal(register.Acts.Select(a => a.Id.Value).Order(), other.Acts.Select(a => a.Id.Value).Order());
        Assert.Equal(register.All.Count, register.All.Select(u => u.Id).Distinct().Count());
        Assert.Equal(new Guid("68ced752-90d0-8e8d-b079-0425a20b0f3a"), register.ByCode("SKHCN", today)!.Id.Value);
    }

    [Fact]
    public void A_reused_code_means_another_unit_each_time()
    {
        Assert.Equal("Xã Phú Hội", register.ByCode("26485", new(2025, 6, 30))!.NameVi);
        Assert.Equal("Xã Nhơn Trạch", register.ByCode("26485", new(2025, 7, 1))!.NameVi);
        Assert.Equal("Xã Nhơn Trạch", register.ByCode("26485", new(2026, 4, 29))!.NameVi);
        Assert.Equal("Phường Nhơn Trạch", register.ByCode("26485", new(2026, 4, 30))!.NameVi);
    }

    [Fact]
    public void A_renaming_keeps_the_line_and_a_merger_begins_a_new_one()
    {
        var units = register.EverByCode("26485").ToList();
        Assert.Equal(3, units.Count);
        Assert.NotEqual(units[0].Lineage, units[1].Lineage);
        Assert.Equal(units[1].Lineage, units[2].Lineage);
        Assert.Equal(units[2], register.OfLineage(units[1].Lineage, today));
        Assert.Equal(units[1], register.OfLineage(units[1].Lineage, new(2025, 1, 1)));
    }

    [Theory]
    [InlineData("nhom:cap-huyen", "2025-01-01", 11)]
    [InlineData("nhom:cap-huyen", "2025-06-30", 11)]
    [InlineData("nhom:cap-huyen", "2025-07-02", 0)]
    [InlineData("nhom:cap-xa", "2025-01-01", 159)]
    [InlineData("nhom:cap-xa", "2025-07-01", 95)]
    [InlineData("nhom:phuong", "2026-04-29", 23)]
    [InlineData("nhom:phuong", "2026-12-02", 33)]
    [InlineData("nhom:xa", "2026-12-02", 62)]
    [InlineData("nhom:so-ban-nganh", "2026-12-02", 21)]
    [InlineData("nhom:bao-dai-truong-trung-tam", "2026-12-02", 14)]
    [InlineData("nhom:bao-dai", "2025-04-23", 2)]
    [InlineData("nhom:bao-dai", "2026-12-02", 1)]
    [InlineData("nhom:bao-cao", "2026-12-02", 130)]
    [InlineData("nhom:no-such-group", "2026-12-02", 0)]
    public void A_group_has_the_members_of_the_day(string code, string day, int members) =>
        Assert.Equal(members, register.Expand(code, DateOnly.Parse(day, null)).Count);

    [Fact]
    public void Who_reported_before_July_2025_were_districts_and_no_communes()
    {
        var units = register.Expand("nhom:bao-cao", new(2025, 6, 29));
        Assert.Equal(11, units.Count(u => u.Kind is OrganisationKind.District or OrganisationKind.ProvincialCity));
        Assert.DoesNotContain(units, u => u.Kind is OrganisationKind.Commune or OrganisationKind.Ward);
    }

    [Fact]
    public void The_successor_column_says_what_the_recorded_acts_say()
    {
        foreach (var row in RegisterTable.Read("organisations.csv").Concat(RegisterTable.Read("communes-before-2025-07-01.csv")))
        {
            var unit = register.EverByCode(row["code"]).Single(u => u.ValidFrom == row.Date("valid_from"));
            var recorded = register.SuccessorsOf(unit.Id).Select(l => register.Find(l.ToId!.Value)!.Code).Distinct().Order();
            Assert.Equal(recorded, row["successor"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Order());
        }
    }

    [Fact]
    public void A_unit_ends_the_day_before_the_act_that_ends_it_and_its_successor_exists_that_day()
    {
        foreach (var act in register.Acts)
        {
            foreach (var link in act.Links)
            {
                var (from, to) = (register.Find(link.FromId)!, register.Find(link.ToId!.Value)!);
                Assert.True(to.ExistsOn(act.EffectiveOn), to.Code);
                if (link.Function.Length == 0)
                {
                    Assert.Equal(act.EffectiveOn.AddDays(-1), from.ValidTo);
                }
            }
        }
    }

    [Fact]
    public void Each_parent_exists_on_the_first_and_last_tracked_day_of_its_unit()
    {
        foreach (var unit in register.All.Where(u => u.ParentCode.Length > 0))
        {
            Assert.NotNull(register.ByCode(unit.ParentCode, unit.ValidFrom ?? new(2020, 1, 1)));
            Assert.NotNull(register.ByCode(unit.ParentCode, unit.ValidTo ?? today));
        }
    }

    [Fact]
    public void Every_fact_says_how_it_is_known_and_every_alias_and_group_names_what_exists()
    {
        Assert.All(register.All, u => Assert.Matches("^(seen|derived|from memory, unverified)", u.Source));
        Assert.All(RegisterTable.Read("aliases.csv"), r => Assert.NotEmpty(register.EverByCode(r["code"])));
        Assert.All(RegisterTable.Read("unit-group-members.csv"), r => Assert.NotNull(register.Group(r["group"])));
        Assert.All(register.Groups.SelectMany(g => g.Members).Where(m => m.Includes.Length > 0), m => Assert.NotNull(register.Group(m.Includes)));
    }

    [Fact]
    public void Yesterdays_unit_is_followed_to_todays_units()
    {
        var bienHoa = register.ByCode("731", new(2025, 1, 1))!;
        Assert.Equal(9, register.TodaysUnits(bienHoa.Lineage, today).Count);
        Assert.Equal([bienHoa], register.TodaysUnits(bienHoa.Lineage, new(2025, 6, 30)));
        var phuHoi = register.EverByCode("26485").First();
        Assert.Equal(["Phường Nhơn Trạch"], register.TodaysUnits(phuHoi.Lineage, today).Select(u => u.NameVi));
    }

    [Fact]
    public void A_function_may_go_another_way_than_the_unit()
    {
        var information = register.ByCode("STTTT-0", new(2025, 1, 1))!;
        Assert.Equal(["SKHCN"], register.UnitsOn(information.Id, today).Select(u => u.Code));
        Assert.Equal(["SVHTTDL"], register.UnitsOn(information.Id, today, "báo chí, xuất bản").Select(u => u.Code));
        Assert.Equal(["SKHCN"], register.UnitsOn(information.Id, today, "chuyển đổi số").Select(u => u.Code));
        Assert.Equal([information], register.UnitsOn(information.Id, new(2025, 2, 28), "báo chí, xuất bản"));
    }

    [Fact]
    public void Todays_unit_is_followed_back_to_those_before_it()
    {
        var science = register.ByCode("SKHCN", today)!;
        Assert.Equal(["SKHCN-0", "STTTT-0"], register.UnitsOn(science.Id, new(2024, 1, 1)).Select(u => u.Code).Order());
    }

    private static Comparer<OrganisationId> IdOrder { get; } = Comparer<OrganisationId>.Create((a, b) => a.Value.CompareTo(b.Value));
}
