using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Gs1.Keys;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Testing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers;
using Tdc.Traceability.Features.Numbers.Places;
using Tdc.Traceability.Features.Numbers.Products;
using static Tdc.Traceability.Tests.Numbers.TradeSample;

namespace Tdc.Traceability.Tests.Numbers;

public sealed class ProductTests
{
    [Theory, InlineData(DatabaseEngine.Sqlite), InlineData(DatabaseEngine.Postgres)]
    public async Task The_register_answers_by_number_and_sees_changes_at_once(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var unit = await app.AddUnitAsync("HTX-01");
        var prefix = await app.AddPrefixAsync(unit.Lineage, "893850001");
        var register = app.Services.GetRequiredService<ITradeRegister>();
        CompanyPrefix.Read("893850001", out var company);
        var gtin = "0" + company.Make(KeyKind.Gtin13, 0).Value;
        Assert.Null(await register.ProductAsync(gtin, CancellationToken.None)); // absence is kept too, until something changes

        var id = await app.AddProductAsync(unit.Lineage, new(Prefix: prefix));
        var card = await register.ProductAsync(gtin, CancellationToken.None);
        Assert.Equal((id.Value, "Bưởi đường lá cam", unit.Lineage), (card!.Id, card.NameVi, card.Owner));
        await app.InScopeAsync(async s => Yes(await s.GetRequiredService<ProductBook>().EditAsync(TradeRights.OfSystem, id, null, new() { NameVi = "Bưởi da xanh", NetContent = 1.5m, NetUnit = "KGM" }, CancellationToken.None)));
        card = await register.ProductAsync(gtin, CancellationToken.None);
        Assert.Equal(("Bưởi da xanh", "1.5 KGM"), (card!.NameVi, card.NetContent));
        Assert.Null(await register.ProductAsync("12", CancellationToken.None));
        Assert.Null(await register.ProductAsync("x'; DROP TABLE trace_product; --", CancellationToken.None));
    }

    [Theory, InlineData(DatabaseEngine.Sqlite), InlineData(DatabaseEngine.Postgres)]
    public async Task One_number_goes_on_one_product_also_when_two_ask_at_once(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        var unit = await app.AddUnitAsync("HTX-01");
        await app.AddPrefixAsync(unit.Lineage, "893850001");
        CompanyPrefix.Read("893850001", out var company);
        var gtin = company.Make(KeyKind.Gtin13, 7).Value;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => app.InScopeAsync(s =>
            s.GetRequiredService<ProductBook>().AddAsync(TradeRights.OfSystem, unit.Lineage, new(gtin), new() { NameVi = "P" + i }, CancellationToken.None)))));

        Assert.Single(outcomes, o => o.IsYes);
        Assert.Equal(1, await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<Product>().CountAsync()));
        Assert.Equal(1, await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<IssuedNumber>().CountAsync()));
    }

    [Theory]
    [InlineData("8938500010001", "trade.gtin-check-digit", "check digit one off")]
    [InlineData("123", "trade.gtin-wrong", "too short")]
    [InlineData("2012345678903", "trade.gtin-restricted", "restricted circulation")]
    [InlineData("4006381333931", "trade.number-outside", "under no prefix of the owner")]
    public async Task A_number_that_is_not_the_owners_is_refused(string gtin, string code, string why)
    {
        _ = why;
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("HTX-01");
        await app.AddPrefixAsync(unit.Lineage, "893850001");
        var own = new TradeRights(new Asker { UserId = Guid.CreateVersion7(), Roles = [new HeldRole(Role.Enterprise, unit.Lineage)] }, false);
        Assert.Equal(code, No(await app.InScopeAsync(s => s.GetRequiredService<ProductBook>().AddAsync(own, unit.Lineage, new(gtin), new() { NameVi = "P" }, CancellationToken.None))));
    }

    [Fact]
    public async Task A_number_under_anothers_prefix_is_refused_also_when_the_department_asks()
    {
        await using var app = await TestApp.StartAsync();
        var (one, two) = (await app.AddUnitAsync("HTX-01"), await app.AddUnitAsync("HTX-02"));
        await app.AddPrefixAsync(one.Lineage, "893850001");
        CompanyPrefix.Read("893850001", out var company);
        Assert.Equal("trade.number-of-other", No(await app.InScopeAsync(s =>
            s.GetRequiredService<ProductBook>().AddAsync(TradeRights.OfSystem, two.Lineage, new(company.Make(KeyKind.Gtin13, 1).Value), new() { NameVi = "P" }, CancellationToken.None))));
    }

    [Fact]
    public async Task What_is_missing_is_named_with_its_basis_and_how_it_is_known_and_nothing_is_called_compliant()
    {
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("HTX-01");
        var id = await app.AddProductAsync(unit.Lineage, new(Own: true));
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var reading = services.GetRequiredService<TradeReading>();
            var product = await db.Set<Product>().Include(p => p.Certificates).SingleAsync(p => p.Id == id);
            var before = await reading.JudgeAsync(product, CancellationToken.None);
            Assert.Equal(["picture", "trader-address", "risk-group", "place-code", "standard"], before.Missing.Select(i => i.Code));
            Assert.True(before.HasUnverified);
            Assert.All(before.Findings, f => Assert.NotEmpty(f.Item.Basis));

            var books = services.GetRequiredService<TradeBook>();
            Yes(await books.Places.AddAsync(TradeRights.OfSystem, unit.Lineage, new(Own: true), new() { NameVi = "Trụ sở", Kind = "office", Address = "Ấp 1" }, CancellationToken.None));
            Yes(await books.Products.SetPictureAsync(TradeRights.OfSystem, id, null, () => Task.FromResult<Platform.Outcomes.Outcome<Guid>>(Guid.CreateVersion7()), CancellationToken.None));
            Yes(await books.Products.AddCertificateAsync(TradeRights.OfSystem, id, null, new("standard", "TCVN 1:2020", ValidTo: new(2026, 11, 19)), null, CancellationToken.None));
            Yes(await books.Products.EditAsync(TradeRights.OfSystem, id, null, new() { NameVi = "Bưởi", Risk = RiskGroup.Low }, CancellationToken.None));
            db.ChangeTracker.Clear();
            product = await db.Set<Product>().Include(p => p.Certificates).SingleAsync(p => p.Id == id);
            var after = await reading.JudgeAsync(product, CancellationToken.None);
            Assert.Equal(["standard"], after.Missing.Select(i => i.Code)); // the one applied has ended
            Yes(await books.Products.AddCertificateAsync(TradeRights.OfSystem, id, null, new("technical-regulation", "QCVN 8:2011"), null, CancellationToken.None));
            db.ChangeTracker.Clear();
            product = await db.Set<Product>().Include(p => p.Certificates).SingleAsync(p => p.Id == id);
            Assert.True((await reading.JudgeAsync(product, CancellationToken.None)).NothingMissing);

            // The risk group is asked for from the day of the law on only; before the circular nothing is.
            Assert.DoesNotContain(ProductItems.Judge(product, new("A", "", false), new(2025, 12, 31)).Findings, f => f.Item.Code == "risk-group");
            Assert.Empty(ProductItems.Judge(product, new("A", "", false), new(2024, 5, 31)).Findings);
            var counts = await services.GetRequiredService<TradeFigures>().CountAsync(null, new(2026, 11, 20), CancellationToken.None);
            Assert.Equal((0, 1, 1, 1, 0, 1), (counts.EnterprisesWithPrefix, counts.EnterprisesWithNumber, counts.Products, counts.CompleteProducts, counts.StrategicProducts, counts.Places));
            return true;
        });
    }

    [Fact]
    public async Task Every_change_leaves_an_audit_entry_that_says_what_changed()
    {
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("HTX-01");
        var id = await app.AddProductAsync(unit.Lineage, new(Own: true));
        await app.InScopeAsync(async services =>
        {
            var book = services.GetRequiredService<ProductBook>();
            Yes(await book.EditAsync(TradeRights.OfSystem, id, null, new() { NameVi = "Bưởi năm roi" }, CancellationToken.None));
            Yes(await book.SetStrategicAsync(TradeRights.OfSystem, id, null, true, "Quyết định 12", CancellationToken.None));
            Assert.Equal("trade.needed", No(await book.SetStrategicAsync(TradeRights.OfSystem, id, null, true, "", CancellationToken.None)));
            Yes(await book.WithdrawAsync(TradeRights.OfSystem, id, null, "Lỗi", CancellationToken.None));
            Yes(await book.RestoreAsync(TradeRights.OfSystem, id, null, CancellationToken.None));
            var subject = id.Value.ToString();
            var entries = await services.GetRequiredService<TdcDbContext>().Set<AuditEntry>().Where(e => e.SubjectId == subject).OrderBy(e => e.Id).ToListAsync();
            Assert.Equal(["trade.product-added", "trade.product-edited", "trade.product-restored", "trade.product-strategic", "trade.product-withdrawn"], entries.Select(e => e.Action).Order(StringComparer.Ordinal)); // all in one standing moment
            Assert.Contains("\"nameVi\":[\"Bưởi đường lá cam\",\"Bưởi năm roi\"]", entries.Single(e => e.Action == "trade.product-edited").Details, StringComparison.Ordinal);
            return true;
        });
    }

    [Fact]
    public async Task Places_are_found_by_number_and_a_spot_within_a_place_by_the_place()
    {
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("HO-01", OrganisationKind.Household);
        var prefix = await app.AddPrefixAsync(unit.Lineage, "893850001");
        var register = app.Services.GetRequiredService<ITradeRegister>();
        await app.InScopeAsync(async services =>
        {
            var book = services.GetRequiredService<PlaceBook>();
            var input = new PlaceInput { NameVi = "Vườn bưởi", Kind = "farm", Commune = "26188", Boundary = "11.02, 106.95\n11.021, 106.95\n11.021, 106.951", IsPublic = true };
            Yes(await book.AddAsync(TradeRights.OfSystem, unit.Lineage, new(Prefix: prefix), input, CancellationToken.None));
            Yes(await book.AddAsync(TradeRights.OfSystem, unit.Lineage, new(Own: true), input with { NameVi = "Kho", Kind = "warehouse", Boundary = "" }, CancellationToken.None));
            Assert.Equal("trade.boundary-not-here", No(await book.AddAsync(TradeRights.OfSystem, unit.Lineage, new(Own: true), input with { Kind = "shop" }, CancellationToken.None)));
            Assert.Equal("trade.commune-unknown", No(await book.AddAsync(TradeRights.OfSystem, unit.Lineage, new(Own: true), input with { Commune = "SKHCN" }, CancellationToken.None)));
            Assert.Equal("trade.position-half", No(await book.AddAsync(TradeRights.OfSystem, unit.Lineage, new(Own: true), input with { Latitude = 11 }, CancellationToken.None)));
            return true;
        });
        CompanyPrefix.Read("893850001", out var company);
        var gln = company.Make(KeyKind.Gln, 0).Value;
        var place = await register.PlaceAsync("https://id.gs1.org/414/" + gln, CancellationToken.None);
        Assert.Equal("Vườn bưởi", place!.NameVi);
        Assert.False(place.IsPublic); // a household's place never is
        Assert.NotNull(place.Latitude);
        Assert.Equal(place.Id, (await register.PlaceAsync($"https://id.gs1.org/414/{gln}/254/12", CancellationToken.None))!.Id);
        var many = await register.PlacesAsync([$"https://id.gs1.org/414/{gln}/254/3", OwnNumber.PlaceUri("DD0000000000"), "urn:x:nowhere"], CancellationToken.None);
        Assert.Equal(2, many.Count);
        Assert.Equal(2, (await register.PlacesOfAsync(unit.Lineage, CancellationToken.None)).Count);
    }

    [Theory]
    [InlineData("urn:tdc:product:SP0000000017", "SP0000000017", "", "")]
    [InlineData("urn:tdc:product:SP0000000017:lot:L1%2F2", "SP0000000017", "L1/2", "")]
    [InlineData("urn:tdc:product:SP0000000017:lot:L1:serial:S%3A1", "SP0000000017", "L1", "S:1")]
    public void Own_numbers_read_and_write_their_identifiers(string uri, string number, string lot, string serial)
    {
        Assert.True(OwnNumber.TryReadProduct(uri, out var read, out var readLot, out var readSerial));
        Assert.Equal((number, lot, serial), (read, readLot, readSerial));
        Assert.Equal(uri, OwnNumber.ProductUri(number, lot, serial));
        Assert.False(OwnNumber.TryReadProduct(uri.Replace("0017", "0018", StringComparison.Ordinal), out _, out _, out _)); // the check digit
    }
}
