using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;
using Tdc.Testing;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Domain.Chain.Checks;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Chain.Alerts;
using static Tdc.Traceability.Tests.Chain.Story;

namespace Tdc.Traceability.Tests.Chain;

public sealed class ThingChecksTests
{
    private readonly Story story = new();
    private readonly MemoryTrade trade = new();

    [Fact]
    public async Task A_sound_chain_raises_nothing()
    {
        trade.Prefixes.Add(new PrefixCard("8930001", Owner, new DateOnly(2020, 1, 1), null, false));
        trade.Place(1, 10.95, 106.82);
        trade.Place(2, 10.77, 106.70);
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, classes: [Of(Lot("IN"), 500)]);
        await story.TransformAsync(2, inputClasses: [Of(Lot("IN"), 500)], outputClasses: [Of(Lot("OUT", "08930001123465"), 490)], place: 1);
        await story.PackAsync(3, EventAction.Add, Box(1), classes: [Of(Lot("OUT", "08930001123465"), 490)], place: 1);
        await story.ObjectAsync(4, "shipping", EventAction.Observe, 1, [Box(1)]);
        await story.ObjectAsync(9, "receiving", EventAction.Observe, 2, [Box(1)]);
        await story.PackAsync(10, EventAction.Delete, Box(1), place: 2);
        await story.ObjectAsync(30, "retail_selling", EventAction.Observe, 2, classes: [Of(Lot("OUT", "08930001123465"), 490)]);

        Assert.Empty(await JudgeAsync());
    }

    [Fact]
    public async Task The_same_code_for_two_things_is_found_and_reuse_after_its_end_is_not()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, [Item("A"), Item("B")]);
        await story.ObjectAsync(9, "commissioning", EventAction.Add, 1, [Item("A")]);
        await story.ObjectAsync(10, "decommissioning", EventAction.Delete, 1, [Item("B")]);
        await story.ObjectAsync(11, "commissioning", EventAction.Add, 1, [Item("B")]);

        var finding = Assert.Single(await JudgeAsync());
        Assert.Equal(("double-commissioning", Item("A")), (finding.Kind, finding.Subject));
        Assert.Equal([1, 2], finding.Events.Select(e => e.Position));
    }

    [Fact]
    public async Task Goods_cannot_fly()
    {
        trade.Place(1, 10.95, 106.82); // Bien Hoa
        trade.Place(2, 21.03, 105.85); // Ha Noi, 1,130 km away
        trade.Place(3, 10.96, 106.83);
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, [Item("A"), Item("B"), Item("C")]);
        await story.ObjectAsync(2, "inspecting", EventAction.Observe, 2, [Item("A")]);
        await story.ObjectAsync(30, "inspecting", EventAction.Observe, 2, [Item("B")]);
        await story.ObjectAsync(0.01, "inspecting", EventAction.Observe, 3, [Item("C")]);

        var finding = Assert.Single(await JudgeAsync(), f => f.Kind == "impossible-travel");
        Assert.Equal(Item("A"), finding.Subject);
        Assert.InRange(int.Parse(finding.Facts[0], System.Globalization.CultureInfo.InvariantCulture), 1100, 1150);
    }

    [Theory]
    [InlineData(100, 100, 0)]
    [InlineData(100, 101, 0)] // within the tolerance
    [InlineData(100, 130, 1)]
    public async Task A_lot_cannot_give_more_than_came_in(int made, int sold, int expected)
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, classes: [Of(Lot("L"), made)]);
        await story.ObjectAsync(5, "retail_selling", EventAction.Observe, 1, classes: [Of(Lot("L"), sold * 1000m, "GRM")]);

        Assert.Equal(expected, (await JudgeAsync()).Count(f => f.Kind == "mass-balance"));
    }

    [Fact]
    public async Task A_site_cannot_send_more_than_came_to_it()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, classes: [Of(Lot("L"), 1000)]);
        await story.ObjectAsync(1, "shipping", EventAction.Observe, 1, classes: [Of(Lot("L"), 100)]);
        await story.ObjectAsync(2, "receiving", EventAction.Observe, 2, classes: [Of(Lot("L"), 100)]);
        await story.ObjectAsync(3, "shipping", EventAction.Observe, 2, classes: [Of(Lot("L"), 0.3m, "TNE")]);

        var finding = Assert.Single(await JudgeAsync(), f => f.Kind == "mass-balance");
        Assert.Equal(["100", "300", "KGM"], finding.Facts);
    }

    [Fact]
    public async Task A_transformation_is_balanced_over_all_its_events_with_net_contents()
    {
        trade.Products["08930001123465"] = new ProductCard { Id = Guid.NewGuid(), Gtin = "08930001123465", NameVi = "Giò", NameEn = "Ham", Owner = Owner, NetContent = "500 GRM" };
        await story.TransformAsync(1, inputClasses: [Of(Lot("IN"), 100)], id: "urn:example:t:1");
        await story.TransformAsync(2, inputClasses: [Of(Lot("IN2"), 50)], id: "urn:example:t:1");
        await story.TransformAsync(3, outputClasses: [Of(Lot("OUT", "08930001123465"), 300, null)], id: "urn:example:t:1");
        Assert.DoesNotContain(await JudgeAsync(), f => f.Kind == "mass-balance");

        await story.TransformAsync(4, outputClasses: [Of(Lot("OUT2", "08930001123465"), 40, null)], id: "urn:example:t:1");
        var finding = (await JudgeAsync()).Where(f => f.Kind == "mass-balance").DistinctBy(f => f.Cause).Single();
        Assert.Equal(["150", "170", "KGM"], finding.Facts);
    }

    [Fact]
    public async Task A_shipment_must_be_received_within_the_time_and_its_contents_count()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, [Item("A"), Item("B")]);
        await story.PackAsync(1, EventAction.Add, Box(1), [Item("A"), Item("B")]);
        await story.ObjectAsync(2, "shipping", EventAction.Observe, 1, [Box(1)]);
        await story.ObjectAsync(3, "departing", EventAction.Observe, 1, [Box(1)]);
        Assert.DoesNotContain(await JudgeAsync(Start.AddDays(5)), f => f.Kind == "shipped-not-received");
        Assert.Equal([Item("A"), Item("B")], (await JudgeAsync(Start.AddDays(8))).Where(f => f.Kind == "shipped-not-received").Select(f => f.Subject).Order(StringComparer.Ordinal));

        await story.ObjectAsync(30, "receiving", EventAction.Observe, 2, [Item("A")]); // unpacked unseen, received one by one
        var left = Assert.Single((await JudgeAsync(Start.AddDays(8))), f => f.Kind == "shipped-not-received");
        Assert.Equal(Item("B"), left.Subject);
    }

    [Fact]
    public async Task Goods_that_leave_the_country_by_a_port_ask_for_no_receipt()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, [Item("A")]);
        await story.ObjectAsync(1, "shipping", EventAction.Observe, 1, [Item("A")]);
        await story.ObjectAsync(5, "receiving", EventAction.Observe, 2, [Item("A")]);
        await story.ObjectAsync(9, "departing", EventAction.Observe, 2, [Item("A")]);
        Assert.Empty(await JudgeAsync());
        await story.ObjectAsync(99, "arriving", EventAction.Observe, 3, [Item("A")]);
        Assert.Empty(await JudgeAsync());
    }

    [Fact]
    public async Task A_lot_received_in_parts_answers_its_shipments_and_what_is_too_much_was_never_sent()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, classes: [Of(Lot("L"), 1000)]);
        await story.ObjectAsync(1, "shipping", EventAction.Observe, 1, classes: [Of(Lot("L"), 100)]);
        await story.ObjectAsync(2, "receiving", EventAction.Observe, 2, classes: [Of(Lot("L"), 60)]);
        await story.ObjectAsync(3, "receiving", EventAction.Observe, 3, classes: [Of(Lot("L"), 40)]);
        Assert.Empty(await JudgeAsync());

        await story.ObjectAsync(4, "receiving", EventAction.Observe, 4, classes: [Of(Lot("L"), 50)]);
        Assert.Equal("received-not-shipped", Assert.Single(await JudgeAsync()).Kind);
    }

    [Fact]
    public async Task A_receipt_before_its_shipment_is_out_of_order()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, [Item("A")]);
        await story.ObjectAsync(5, "receiving", EventAction.Observe, 2, [Item("A")]);
        await story.ObjectAsync(9, "shipping", EventAction.Observe, 1, [Item("A")]);

        Assert.Equal("out-of-order", Assert.Single(await JudgeAsync()).Kind);
    }

    [Fact]
    public async Task Nothing_happens_to_a_thing_before_it_was_made_or_after_it_was_recorded()
    {
        await story.ObjectAsync(5, "commissioning", EventAction.Add, 1, [Item("A")]);
        await story.ObjectAsync(2, "inspecting", EventAction.Observe, 1, [Item("A")]);
        await story.ObjectAsync(24 * 365, "inspecting", EventAction.Observe, 1, [Item("A")]);

        Assert.Equal(2, (await JudgeAsync()).Count(f => f.Kind == "out-of-order"));
    }

    [Fact]
    public async Task Expired_goods_are_found_by_the_date_of_their_lot()
    {
        static ExtensionField Data(string name, string text) => new() { Name = "cbvmda:" + name, Namespace = NamespaceScope.Cbvmda, LocalName = name, Form = ExtensionForm.Text, Text = text };
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, classes: [Of(Lot("L"), 3, null)], more: e => e.Ilmd = [Data("itemExpirationDate", "2026-03-05")]);
        await story.ObjectAsync(1, "commissioning", EventAction.Add, 1, [Item("A"), Item("B")], more: e => e.Ilmd = [Data("lotNumber", "L")]);
        await story.ObjectAsync(24 * 4, "retail_selling", EventAction.Observe, 1, [Item("A")]); // 7 o'clock of the last day
        await story.ObjectAsync(24 * 6, "retail_selling", EventAction.Observe, 1, [Item("B")]);

        var finding = Assert.Single(await JudgeAsync(), f => f.Kind == "expired-goods");
        Assert.Equal((Item("B"), "2026-03-05"), (finding.Subject, finding.Facts[0]));
    }

    [Fact]
    public async Task What_the_register_does_not_know_is_named_once()
    {
        trade.Prefixes.Add(new PrefixCard("8930001", Owner, new DateOnly(2020, 1, 1), new DateOnly(2026, 2, 1), false)); // ended a month before
        trade.Place(1, null, null);
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, [Item("A"), Item("B")]);
        await story.ObjectAsync(1, "inspecting", EventAction.Observe, 7, ["urn:example:thing", "https://id.gs1.org/01/02000001000006/21/X"]);

        var findings = (await JudgeAsync(withRegister: true)).Where(f => f.Kind.StartsWith("unregistered", StringComparison.Ordinal)).DistinctBy(f => (f.Kind, f.Cause)).ToList();
        Assert.Equal(["unregistered-place", "unregistered-prefix"], findings.Select(f => f.Kind).Order());
        Assert.Equal(At(7), findings.Single(f => f.Kind == "unregistered-place").Subject);
    }

    [Fact]
    public async Task State_rules_name_what_was_destroyed_and_what_was_never_packed()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, [Item("A")]);
        await story.ObjectAsync(1, "destroying", EventAction.Delete, 1, [Item("A")]);
        await story.ObjectAsync(2, "shipping", EventAction.Observe, 1, [Item("A")]);
        await story.PackAsync(3, EventAction.Delete, Box(1), [Item("Z")]);

        var kinds = (await JudgeAsync(Start.AddDays(1))).Select(f => f.Kind).ToHashSet();
        Assert.Contains("used-after-end", kinds);
        Assert.Contains("unpacked-not-packed", kinds);
        Assert.True(AlertKind.Find("used-after-end")!.IsOptional);
    }

    [Fact]
    public async Task An_event_declared_wrong_no_longer_counts()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, [Item("A")]);
        var second = await story.ObjectAsync(9, "commissioning", EventAction.Add, 1, [Item("A")]);
        Assert.Single(await JudgeAsync());
        await story.ObjectAsync(9, "commissioning", EventAction.Add, 1, [Item("A")], more: e =>
            (e.EventId, e.ErrorDeclaration) = (second, new ErrorDeclaration { DeclarationTime = "2026-03-05T00:00:00Z", Reason = "did_not_occur" }));
        Assert.Empty(await JudgeAsync());
    }

    private async Task<IReadOnlyList<ChainFinding>> JudgeAsync(DateTimeOffset? now = null, bool withRegister = false)
    {
        var clock = new TestClock { Now = now ?? new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero) };
        var last = await story.Store.LastPositionAsync(CancellationToken.None);
        var events = await story.Store.AtAsync([.. Enumerable.Range(1, (int)last).Select(i => (long)i)], CancellationToken.None);
        var result = await new CheckRound(story.Store, clock, trade).JudgeAsync([.. events.Select(ChainEvent.Of)], CancellationToken.None);
        return [.. result.Findings.Where(f => withRegister || trade.Prefixes.Count > 0 || !f.Kind.StartsWith("unregistered", StringComparison.Ordinal))];
    }
}
