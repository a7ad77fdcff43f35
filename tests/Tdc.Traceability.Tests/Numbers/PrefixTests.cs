using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers;
using Tdc.Traceability.Features.Numbers.Prefixes;
using static Tdc.Traceability.Tests.Numbers.TradeSample;

namespace Tdc.Traceability.Tests.Numbers;

public sealed class PrefixTests
{
    [Theory, InlineData(DatabaseEngine.Sqlite), InlineData(DatabaseEngine.Postgres)]
    public async Task Of_overlapping_prefixes_confirmed_at_once_one_wins(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        List<Organisation> units = [];
        for (var i = 0; i < 8; i++)
        {
            units.Add(await app.AddUnitAsync("DN-" + i, OrganisationKind.Enterprise));
        }

        // The same digits, longer and shorter ones: all of them overlap.
        string[] digits = ["8938500", "89385001", "893850012", "8938500", "89385001", "893850", "8938500123", "8938500"];
        var outcomes = await Task.WhenAll(units.Select((unit, i) => Task.Run(() => app.InScopeAsync(services =>
            services.GetRequiredService<PrefixBook>().AddAsync(TradeRights.OfSystem, unit.Lineage, new(digits[i], "GCN", new(2026, 1, 1)), CancellationToken.None)))));

        Assert.Single(outcomes, o => o.IsYes);
        Assert.All(outcomes.Where(o => !o.IsYes), o => Assert.Contains(No(o), (string[])["trade.prefix-taken", "trade.prefix-overlaps"]));
    }

    [Theory]
    [InlineData("12345", "trade.prefix-shape", "five digits")]
    [InlineData("8931234567890", "trade.prefix-shape", "thirteen digits")]
    [InlineData("893123a", "trade.prefix-shape", "a letter")]
    [InlineData("８９３１２３４", "trade.prefix-shape", "full-width digits")]
    [InlineData("2012345", "trade.prefix-no-company", "restricted circulation")]
    [InlineData("0212345", "trade.prefix-no-company", "restricted circulation")]
    [InlineData("9781234", "trade.prefix-no-company", "books")]
    [InlineData("9931234", "trade.prefix-no-company", "coupons")]
    [InlineData("0000000", "trade.prefix-no-company", "nobody's")]
    public async Task What_is_no_company_prefix_is_refused(string digits, string code, string why)
    {
        _ = why;
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("DN-1");
        var outcome = await app.InScopeAsync(s => s.GetRequiredService<PrefixBook>().AddAsync(TradeRights.OfSystem, unit.Lineage, new(digits, "GCN", new(2026, 1, 1)), CancellationToken.None));
        Assert.Equal(code, No(outcome));
    }

    [Fact]
    public async Task A_declared_prefix_waits_and_a_foreign_one_is_confirmed_only_with_its_proof()
    {
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("DN-1", OrganisationKind.Enterprise);
        var own = new TradeRights(new Asker { UserId = Guid.CreateVersion7(), Roles = [new HeldRole(Role.Enterprise, unit.Lineage)] }, false);
        var department = new TradeRights(new Asker { UserId = Guid.CreateVersion7() }, true);
        await app.InScopeAsync(async services =>
        {
            var book = services.GetRequiredService<PrefixBook>();
            var declared = Yes(await book.AddAsync(own, unit.Lineage, new("4006381", "DE 1", new(2026, 1, 1)), CancellationToken.None));
            Assert.Equal("trade.department-only", No(await book.StepAsync(own, declared, null, new("confirm"), CancellationToken.None)));
            Assert.Equal("trade.proof-needed", No(await book.StepAsync(department, declared, null, new("confirm"), CancellationToken.None)));
            Assert.Equal("trade.why-needed", No(await book.StepAsync(department, declared, null, new("refuse"), CancellationToken.None)));
            Yes(await book.SetProofAsync(own, declared, null, () => Task.FromResult<Platform.Outcomes.Outcome<Guid>>(Guid.CreateVersion7()), CancellationToken.None));
            Yes(await book.StepAsync(department, declared, null, new("confirm"), CancellationToken.None));
            Assert.Equal("trade.department-only", No(await book.EditAsync(own, declared, null, new("4006381", "DE 2", new(2026, 1, 1)), CancellationToken.None)));
            Assert.Equal("trade.prefix-not-open", No(await book.StepAsync(department, declared, null, new("confirm"), CancellationToken.None)));
            Assert.Equal("trade.changed-meanwhile", No(await book.StepAsync(department, declared, Guid.CreateVersion7(), new("withdraw", "x"), CancellationToken.None)));
            Yes(await book.StepAsync(department, declared, null, new("withdraw", "Hết hạn"), CancellationToken.None));
            return true;
        });
        var register = app.Services.GetRequiredService<ITradeRegister>();
        Assert.Empty(await register.PrefixesAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Who_is_neither_owner_nor_department_hears_that_there_is_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var (one, two) = (await app.AddUnitAsync("DN-1"), await app.AddUnitAsync("DN-2"));
        var prefix = await app.AddPrefixAsync(one.Lineage, "8938500");
        var other = new TradeRights(new Asker { UserId = Guid.CreateVersion7(), Roles = [new HeldRole(Role.Enterprise, two.Lineage)] }, false);
        var reader = new TradeRights(new Asker { UserId = Guid.CreateVersion7(), Roles = [new HeldRole(Role.Inspector, two.Lineage)] }, false);
        await app.InScopeAsync(async services =>
        {
            var (book, numbers) = (services.GetRequiredService<PrefixBook>(), services.GetRequiredService<Features.Numbers.Issue.NumberBook>());
            Assert.Equal("trade.no-such", No(await book.AddAsync(other, one.Lineage, new("8938501", "GCN", new(2026, 1, 1)), CancellationToken.None)));
            Assert.Equal("trade.no-such", No(await book.StepAsync(other, prefix, null, new("withdraw", "x"), CancellationToken.None)));
            Assert.Equal("trade.no-such", No(await numbers.IssueAsync(other, prefix, NumberKind.Gtin13, 1, null, CancellationToken.None)));
            Assert.Equal("trade.not-yours", No(await numbers.IssueAsync(reader, prefix, NumberKind.Gtin13, 1, null, CancellationToken.None)));
            return true;
        });
    }
}
