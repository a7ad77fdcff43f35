using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Gs1.Keys;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers;
using Tdc.Traceability.Features.Numbers.Issue;
using Tdc.Traceability.Features.Numbers.Products;
using static Tdc.Traceability.Tests.Numbers.TradeSample;

namespace Tdc.Traceability.Tests.Numbers;

public sealed class IssueTests
{
    [Theory, InlineData(DatabaseEngine.Sqlite), InlineData(DatabaseEngine.Postgres)]
    public async Task Concurrent_requests_never_get_one_number_twice(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var unit = await app.AddUnitAsync("HTX-01");
        var prefix = await app.AddPrefixAsync(unit.Lineage, "893850001"); // nine digits: 1,000 item numbers

        var given = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => app.InScopeAsync(async services =>
            Yes(await services.GetRequiredService<NumberBook>().IssueAsync(TradeRights.OfSystem, prefix, NumberKind.Gtin13, 1 + (i % 7), "w" + i, CancellationToken.None))))));

        var all = given.SelectMany(g => g.Values).ToList();
        Assert.Equal(Enumerable.Range(0, 40).Sum(i => 1 + (i % 7)), all.Count);
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.All(all, number => Assert.True(Gtin.TryParse(number, null, out _), number));
        Assert.All(all, number => Assert.StartsWith("893850001", number, StringComparison.Ordinal));
        var kept = await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<IssuedNumber>().CountAsync());
        Assert.Equal(all.Count, kept);
    }

    [Theory, InlineData(DatabaseEngine.Sqlite), InlineData(DatabaseEngine.Postgres)]
    public async Task Concurrent_runs_of_pallet_numbers_do_not_overlap(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var unit = await app.AddUnitAsync("HTX-01");
        var prefix = await app.AddPrefixAsync(unit.Lineage, "8938500012");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => app.InScopeAsync(async services =>
            Yes(await services.GetRequiredService<NumberBook>().IssueSsccsAsync(TradeRights.OfSystem, prefix, 0, 500, null, CancellationToken.None))))));

        var runs = await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<NumberRange>().OrderBy(r => r.First).ToListAsync());
        Assert.Equal(Enumerable.Range(0, 20).Select(i => i * 500L), runs.Select(r => r.First));
        Assert.All(runs, r => Assert.Equal(500, r.Count));
        var (first, last) = (NumberBook.At(runs[0], "8938500012", 0), NumberBook.At(runs[^1], "8938500012", 499));
        Assert.True(CheckDigits.IsValid(first) && CheckDigits.IsValid(last));
        Assert.Equal(18, last.Length);
    }

    [Theory, InlineData(DatabaseEngine.Sqlite), InlineData(DatabaseEngine.Postgres)]
    public async Task An_exhausted_prefix_says_how_many_are_left_and_gives_out_nothing(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var unit = await app.AddUnitAsync("HTX-01");
        var prefix = await app.AddPrefixAsync(unit.Lineage, "89385000123"); // eleven digits: ten item numbers
        await app.InScopeAsync(async services =>
        {
            var book = services.GetRequiredService<NumberBook>();
            Yes(await book.IssueAsync(TradeRights.OfSystem, prefix, NumberKind.Gtin13, 8, null, CancellationToken.None));
            var outcome = await book.IssueAsync(TradeRights.OfSystem, prefix, NumberKind.Gtin13, 3, null, CancellationToken.None);
            Assert.False(outcome.TryGet(out _, out var refusal));
            Assert.Equal("trade.exhausted", refusal!.Code);
            Assert.Equal([10L, 2], refusal.Values.Select(Convert.ToInt64));
            Assert.Equal(2, Yes(await book.IssueAsync(TradeRights.OfSystem, prefix, NumberKind.Gtin13, 2, null, CancellationToken.None)).Values.Count);
            Assert.Equal("trade.exhausted", No(await book.IssueAsync(TradeRights.OfSystem, prefix, NumberKind.Gtin13, 1, null, CancellationToken.None)));

            // Places have numbers of their own under the same prefix.
            Assert.Equal(10, Yes(await book.IssueAsync(TradeRights.OfSystem, prefix, NumberKind.Gln, 10, null, CancellationToken.None)).Values.Count);
            return true;
        });
    }

    [Fact]
    public async Task A_number_is_not_given_out_again_after_it_was_retired_or_its_product_withdrawn()
    {
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("HTX-01");
        var prefix = await app.AddPrefixAsync(unit.Lineage, "89385000123");
        var product = await app.AddProductAsync(unit.Lineage, new(Prefix: prefix));
        await app.InScopeAsync(async services =>
        {
            var (numbers, products) = (services.GetRequiredService<NumberBook>(), services.GetRequiredService<ProductBook>());
            var free = Yes(await numbers.IssueAsync(TradeRights.OfSystem, prefix, NumberKind.Gtin13, 1, null, CancellationToken.None));
            Yes(await numbers.RetireAsync(TradeRights.OfSystem, free.Id, CancellationToken.None));
            Yes(await products.WithdrawAsync(TradeRights.OfSystem, product, null, "Ngừng bán", CancellationToken.None));
            var rest = Yes(await numbers.IssueAsync(TradeRights.OfSystem, prefix, NumberKind.Gtin13, 8, null, CancellationToken.None));
            Assert.DoesNotContain(free.Values[0], rest.Values);
            Assert.Equal("trade.exhausted", No(await numbers.IssueAsync(TradeRights.OfSystem, prefix, NumberKind.Gtin13, 1, null, CancellationToken.None)));
            Assert.Equal("trade.number-retired", No(await products.AddAsync(TradeRights.OfSystem, unit.Lineage, new(free.Values[0]), new() { NameVi = "Khác" }, CancellationToken.None)));
            return true;
        });
    }

    [Theory, InlineData(DatabaseEngine.Sqlite), InlineData(DatabaseEngine.Postgres)]
    public async Task Numbers_that_the_owner_made_itself_are_passed_over(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var unit = await app.AddUnitAsync("HTX-01");
        var prefix = await app.AddPrefixAsync(unit.Lineage, "89385000123");
        CompanyPrefix.Read("89385000123", out var company);
        await app.AddProductAsync(unit.Lineage, new(company.Make(KeyKind.Gtin13, 1).Value));
        await app.AddProductAsync(unit.Lineage, new(company.Make(KeyKind.Gtin13, 2).Value));

        var given = await app.InScopeAsync(async services =>
            Yes(await services.GetRequiredService<NumberBook>().IssueAsync(TradeRights.OfSystem, prefix, NumberKind.Gtin13, 3, null, CancellationToken.None)));

        Assert.Equal(new[] { 0, 3, 4 }.Select(r => company.Make(KeyKind.Gtin13, r).Value), given.Values);
    }

    [Fact]
    public async Task A_carton_of_an_item_has_its_number_with_the_level_in_front_and_its_own_check_digit_once()
    {
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("HTX-01");
        var prefix = await app.AddPrefixAsync(unit.Lineage, "893850001");
        await app.InScopeAsync(async services =>
        {
            var book = services.GetRequiredService<NumberBook>();
            var item = Yes(await book.IssueAsync(TradeRights.OfSystem, prefix, NumberKind.Gtin13, 1, null, CancellationToken.None)).Values[0];
            var carton = Yes(await book.IssueCartonAsync(TradeRights.OfSystem, item, 1, null, CancellationToken.None)).Values[0];
            Assert.Equal("1" + item[..12], carton[..13]);
            Assert.True(CheckDigits.IsValid(carton));
            Assert.Equal("trade.number-taken", No(await book.IssueCartonAsync(TradeRights.OfSystem, item, 1, null, CancellationToken.None)));
            Assert.Equal("trade.indicator-range", No(await book.IssueCartonAsync(TradeRights.OfSystem, item, 0, null, CancellationToken.None)));
            Assert.Equal("trade.no-such", No(await book.IssueCartonAsync(TradeRights.OfSystem, "4006381333931", 1, null, CancellationToken.None)));
            return true;
        });
    }

    [Fact]
    public async Task Serial_numbers_of_one_product_never_repeat_and_leads_that_could_collide_are_refused()
    {
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("HO-01", Tdc.Platform.Organisations.OrganisationKind.Household);
        var product = await app.AddProductAsync(unit.Lineage, new(Own: true));
        await app.InScopeAsync(async services =>
        {
            var book = services.GetRequiredService<NumberBook>();
            var one = Yes(await book.IssueSerialsAsync(TradeRights.OfSystem, product, "L1", "A", 4, 100, null, CancellationToken.None));
            var two = Yes(await book.IssueSerialsAsync(TradeRights.OfSystem, product, "L2", "A", 4, 100, null, CancellationToken.None));
            Assert.Equal(["A0000", "A0099"], one.Values);
            Assert.Equal(["A0100", "A0199"], two.Values);
            Assert.Equal("trade.lead-shape", No(await book.IssueSerialsAsync(TradeRights.OfSystem, product, "", "A0", 4, 1, null, CancellationToken.None)));
            Assert.Equal("trade.exhausted", No(await book.IssueSerialsAsync(TradeRights.OfSystem, product, "", "A", 4, 9_801, null, CancellationToken.None)));
            Assert.Equal("trade.count-range", No(await book.IssueSerialsAsync(TradeRights.OfSystem, product, "", "A", 4, 0, null, CancellationToken.None)));
            Assert.Equal("trade.lot-shape", No(await book.IssueSerialsAsync(TradeRights.OfSystem, product, "lô 1", "A", 4, 1, null, CancellationToken.None)));
            return true;
        });
    }

    [Fact]
    public async Task Lots_are_taken_once_a_product_and_the_next_of_the_day_is_made_when_none_is_named()
    {
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("HTX-01");
        var (one, two) = (await app.AddProductAsync(unit.Lineage, new(Own: true)), await app.AddProductAsync(unit.Lineage, new(Own: true)));
        await app.InScopeAsync(async services =>
        {
            var book = services.GetRequiredService<NumberBook>();
            Assert.Equal(["L261120-01"], Yes(await book.IssueLotAsync(TradeRights.OfSystem, one, null, null, CancellationToken.None)).Values);
            Assert.Equal(["L261120-03"], Yes(await book.IssueLotAsync(TradeRights.OfSystem, one, "L261120-03", null, CancellationToken.None)).Values);
            Assert.Equal(["L261120-02"], Yes(await book.IssueLotAsync(TradeRights.OfSystem, one, "", null, CancellationToken.None)).Values);
            Assert.Equal(["L261120-04"], Yes(await book.IssueLotAsync(TradeRights.OfSystem, one, "", null, CancellationToken.None)).Values);
            Assert.Equal("trade.number-taken", No(await book.IssueLotAsync(TradeRights.OfSystem, one, "L261120-01", null, CancellationToken.None)));
            Yes(await book.IssueLotAsync(TradeRights.OfSystem, two, "L261120-01", null, CancellationToken.None));
            Assert.Equal("trade.lot-shape", No(await book.IssueLotAsync(TradeRights.OfSystem, two, "LÔ-01", null, CancellationToken.None)));
            Assert.Equal("trade.lot-shape", No(await book.IssueLotAsync(TradeRights.OfSystem, two, new string('1', 21), null, CancellationToken.None)));
            return true;
        });
    }

    [Fact]
    public async Task Only_valid_confirmed_prefixes_give_out_numbers()
    {
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("HTX-01");
        await app.InScopeAsync(async services =>
        {
            var (prefixes, numbers) = (services.GetRequiredService<Tdc.Traceability.Features.Numbers.Prefixes.PrefixBook>(), services.GetRequiredService<NumberBook>());
            var ended = Yes(await prefixes.AddAsync(TradeRights.OfSystem, unit.Lineage, new("8938500", "GCN 1", new(2020, 1, 1), new(2026, 11, 19)), CancellationToken.None));
            Assert.Equal("trade.prefix-not-valid", No(await numbers.IssueAsync(TradeRights.OfSystem, ended, NumberKind.Gtin13, 1, null, CancellationToken.None)));
            var today = Yes(await prefixes.AddAsync(TradeRights.OfSystem, unit.Lineage, new("8938501", "GCN 2", new(2026, 11, 20), new(2026, 11, 20)), CancellationToken.None));
            Yes(await numbers.IssueAsync(TradeRights.OfSystem, today, NumberKind.Gtin13, 1, null, CancellationToken.None));
            var own = new TradeRights(new Asker { UserId = Guid.CreateVersion7(), Roles = [new HeldRole(Role.Enterprise, unit.Lineage)] }, false);
            var declared = Yes(await prefixes.AddAsync(own, unit.Lineage, new("8938502", "GCN 3", new(2026, 1, 1)), CancellationToken.None));
            Assert.Equal("trade.prefix-not-confirmed", No(await numbers.IssueAsync(own, declared, NumberKind.Gtin13, 1, null, CancellationToken.None)));
            Assert.Equal("trade.count-range", No(await numbers.IssueAsync(own, today, NumberKind.Gtin13, NumberBook.MostAtOnce + 1, null, CancellationToken.None)));
            return true;
        });
    }
}
