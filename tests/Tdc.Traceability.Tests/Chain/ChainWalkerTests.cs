using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Chain.Trace;
using Tdc.Traceability.Features.Repository;
using static Tdc.Traceability.Tests.Chain.Story;

namespace Tdc.Traceability.Tests.Chain;

public sealed class ChainWalkerTests
{
    private readonly Story story = new();

    [Fact]
    public async Task An_item_follows_its_container_only_while_it_is_inside()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, [Item("A"), Item("B")]);
        await story.PackAsync(1, EventAction.Add, Box(1), [Item("A"), Item("B")], place: 1);
        var shipped = await story.ObjectAsync(2, "shipping", EventAction.Observe, 1, [Box(1)]);
        var received = await story.ObjectAsync(10, "receiving", EventAction.Observe, 2, [Box(1)]);
        await story.PackAsync(11, EventAction.Delete, Box(1), [Item("A")], place: 2);
        var later = await story.ObjectAsync(20, "shipping", EventAction.Observe, 2, [Box(1)]);

        var graph = await story.WalkAsync(Item("A"));

        var ids = graph.Histories[Item("A")].Select(e => e.Stored.EventId).ToList();
        Assert.Contains(shipped, ids);
        Assert.Contains(received, ids);
        Assert.DoesNotContain(later, ids);
        Assert.DoesNotContain(graph.Nodes, n => n.Id == Item("B"));
        var stay = Assert.Single(graph.Edges, e => e.Kind == ChainEdgeKind.Contained);
        Assert.Equal((Item("A"), Box(1)), (stay.From, stay.To));
        Assert.Equal(11, (stay.Until!.Time - Start).TotalHours);
        Assert.Contains(graph.Edges, e => e is { Kind: ChainEdgeKind.Moved } && e.From == At(1) && e.To == At(2));
        Assert.Contains(later, (await story.WalkAsync(Item("B"))).Histories[Item("B")].Select(e => e.Stored.EventId));
    }

    [Fact]
    public async Task A_container_that_is_emptied_without_naming_its_children_ends_their_stay()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, [Item("A")]);
        await story.PackAsync(1, EventAction.Add, Box(1), [Item("A")]);
        await story.PackAsync(5, EventAction.Delete, Box(1));
        var later = await story.ObjectAsync(6, "shipping", EventAction.Observe, 1, [Box(1)]);

        Assert.DoesNotContain(later, (await story.WalkAsync(Item("A"))).Events.Select(e => e.Stored.EventId));
    }

    [Fact]
    public async Task A_box_in_a_pallet_carries_its_goods_along()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, [Item("A")]);
        await story.PackAsync(1, EventAction.Add, Box(1), [Item("A")]);
        await story.PackAsync(2, EventAction.Add, Box(2), [Box(1), Box(9)]);
        var shipped = await story.ObjectAsync(3, "shipping", EventAction.Observe, 1, [Box(2)]);
        await story.PackAsync(4, EventAction.Delete, Box(1), [Item("A")]);
        var without = await story.ObjectAsync(5, "shipping", EventAction.Observe, 2, [Box(2)]);

        var graph = await story.WalkAsync(Item("A"));

        var ids = graph.Histories[Item("A")].Select(e => e.Stored.EventId).ToList();
        Assert.Contains(shipped, ids);
        Assert.DoesNotContain(without, ids);
        Assert.DoesNotContain(graph.Nodes, n => n.Id == Box(9));
    }

    [Fact]
    public async Task Transformations_lead_up_to_what_went_in_and_down_to_what_came_out_and_never_sideways()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, classes: [Of(Lot("IN1"), 100)]);
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, classes: [Of(Lot("IN2"), 50)]);
        await story.TransformAsync(5, inputClasses: [Of(Lot("IN1"), 60), Of(Lot("IN2"), 50)], outputClasses: [Of(Lot("OUT", "08930001123465"), 100)]);
        var sold = await story.ObjectAsync(9, "retail_selling", EventAction.Observe, 3, classes: [Of(Lot("IN1"), 40)]);

        var up = await story.WalkAsync(Lot("OUT", "08930001123465"), TraceDirection.Up);
        Assert.Equal([Lot("IN1"), Lot("IN2"), Lot("OUT", "08930001123465")], up.Nodes.Select(n => n.Id).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(sold, up.Events.Select(e => e.Stored.EventId));
        Assert.Equal(2, up.Edges.Count(e => e.Kind == ChainEdgeKind.Transformed));
        Assert.Equal(100, up.Nodes.Single(n => n.Id == Lot("IN1")).Quantity);

        var down = await story.WalkAsync(Lot("IN2"), TraceDirection.Down);
        Assert.DoesNotContain(down.Nodes, n => n.Id == Lot("IN1"));
        Assert.Contains(down.Nodes, n => n.Id == Lot("OUT", "08930001123465"));
        Assert.DoesNotContain((await story.WalkAsync(Lot("IN2"), TraceDirection.Up)).Nodes, n => n.Id == Lot("OUT", "08930001123465"));
        Assert.DoesNotContain((await story.WalkAsync(Lot("IN2"))).Nodes, n => n.Id == Lot("IN1"));
    }

    [Fact]
    public async Task A_transformation_in_several_events_is_tied_by_its_id()
    {
        const string id = "urn:example:xform:1";
        await story.TransformAsync(1, inputClasses: [Of(Lot("IN1"), 60)], id: id);
        await story.TransformAsync(2, inputs: [Item("X")], id: id);
        await story.TransformAsync(5, outputClasses: [Of(Lot("OUT"), 100)], id: id);

        var up = await story.WalkAsync(Lot("OUT"), TraceDirection.Up);
        Assert.Contains(up.Edges, e => e.From == Lot("IN1") && e.To == Lot("OUT") && e.Kind == ChainEdgeKind.Transformed);
        Assert.Contains(up.Nodes, n => n.Id == Item("X"));
        Assert.Contains((await story.WalkAsync(Item("X"), TraceDirection.Down)).Nodes, n => n.Id == Lot("OUT"));
    }

    [Fact]
    public async Task An_item_of_a_lot_is_traced_through_the_lot_to_its_origin_and_a_lot_to_its_items()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, classes: [Of(Lot("RAW", "08930001123472"), 10)]);
        await story.TransformAsync(2, inputClasses: [Of(Lot("RAW", "08930001123472"), 10)], outputClasses: [Of(Lot("L1"), 2, null)], outputs: [Item("A"), Item("B")]);

        var graph = await story.WalkAsync(Item("A"));
        Assert.Contains(graph.Edges, e => e.Kind == ChainEdgeKind.Same && e.From == Item("A") && e.To == Lot("L1"));
        Assert.Contains(graph.Nodes, n => n.Id == Lot("RAW", "08930001123472"));
        Assert.DoesNotContain(graph.Nodes, n => n.Id == Item("B"));
        var down = await story.WalkAsync(Lot("L1"), TraceDirection.Down);
        Assert.Contains(down.Nodes, n => n.Id == Item("A"));
        Assert.Contains(down.Nodes, n => n.Id == Item("B"));
    }

    [Fact]
    public async Task The_lot_number_in_the_lot_data_ties_items_to_their_lot()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, [Item("A")], more: e => e.Ilmd =
            [new ExtensionField { Name = "cbvmda:lotNumber", Namespace = NamespaceScope.Cbvmda, LocalName = "lotNumber", Form = ExtensionForm.Text, Text = "L 7" }]);
        await story.ObjectAsync(3, "shipping", EventAction.Observe, 1, classes: [Of(Lot("L%207"), 5)]);

        var graph = await story.WalkAsync(Item("A"));
        Assert.Contains(graph.Nodes, n => n.Id == Lot("L%207"));
        Assert.Equal(2, graph.Events.Count);
    }

    [Fact]
    public async Task Rings_end()
    {
        await story.TransformAsync(1, inputs: [Item("A")], outputs: [Item("B")]);
        await story.TransformAsync(2, inputs: [Item("B")], outputs: [Item("A")]);
        await story.PackAsync(3, EventAction.Add, Box(1), [Box(2)]);
        await story.PackAsync(3, EventAction.Add, Box(2), [Box(1)]);

        var graph = await story.WalkAsync(Item("A"));
        Assert.Equal(2, graph.Nodes.Count);
        Assert.Null(graph.Cut);
        Assert.Equal(2, (await story.WalkAsync(Box(1))).Nodes.Count);
    }

    [Fact]
    public async Task Limits_cut_and_say_so()
    {
        for (var i = 0; i < 20; i++)
        {
            await story.TransformAsync(i, inputs: [Item($"S{i}")], outputs: [Item($"S{i + 1}")]);
        }

        Assert.Null((await story.WalkAsync(Item("S0"))).Cut);
        var shallow = await story.WalkAsync(Item("S0"), limits: new ChainLimits(5, 1000, 1000));
        Assert.Equal(new ChainCut("depth", Item("S6")), shallow.Cut);
        Assert.Equal(6, shallow.Nodes.Count);
        var few = await story.WalkAsync(Item("S0"), limits: new ChainLimits(50, 3, 1000));
        Assert.Equal("nodes", few.Cut!.Reason);
        Assert.Equal(3, few.Nodes.Count);
        Assert.Equal("events", (await story.WalkAsync(Item("S0"), limits: new ChainLimits(50, 100, 4))).Cut!.Reason);
    }

    [Fact]
    public async Task An_event_declared_wrong_is_shown_and_leads_nowhere()
    {
        var id = await story.TransformAsync(1, inputs: [Item("A")], outputs: [Item("B")]);
        await story.TransformAsync(1, inputs: [Item("A")], outputs: [Item("B")], more: e =>
        {
            e.EventId = id;
            e.ErrorDeclaration = new ErrorDeclaration { DeclarationTime = "2026-03-05T00:00:00Z", Reason = "did_not_occur" };
        });

        var graph = await story.WalkAsync(Item("A"));
        Assert.Equal([Item("A")], graph.Nodes.Select(n => n.Id));
        Assert.Equal([1L, 2L], graph.Void.Order());
        Assert.Empty(graph.Edges);
    }

    [Fact]
    public async Task What_may_not_be_read_does_not_exist()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, [Item("A")]);
        var other = new Story(story.Store, new LineageId(Guid.CreateVersion7()));
        await other.TransformAsync(5, inputs: [Item("A")], outputs: [Item("B")]);

        var graph = await story.WalkAsync(Item("A"), judge: new Only(Owner));
        Assert.Single(graph.Events);
        Assert.Equal([Item("A")], graph.Nodes.Select(n => n.Id));
    }

    [Fact]
    public async Task Gaps_are_named()
    {
        await story.ObjectAsync(0, "shipping", EventAction.Observe, 1, [Item("A")]);
        await story.ObjectAsync(9, "storing", EventAction.Observe, 2, [Item("A")]);
        await story.ObjectAsync(12, "receiving", EventAction.Observe, 3, [Item("A")]);
        await story.ObjectAsync(15, "inspecting", EventAction.Observe, 4, [Item("A")]);
        await story.ObjectAsync(18, "shipping", EventAction.Observe, 4, [Item("A")]);

        var gaps = (await story.WalkAsync(Item("A"))).Gaps;
        Assert.Equal([GapKind.NoOrigin, GapKind.NotReceived, GapKind.NotShipped, GapKind.MovedUnseen, GapKind.NotReceived], gaps.Select(g => g.Kind));
        Assert.Null(gaps[^1].Before);
    }

    [Fact]
    public async Task A_lot_sent_to_two_places_and_received_at_both_has_no_gap()
    {
        await story.ObjectAsync(0, "commissioning", EventAction.Add, 1, classes: [Of(Lot("L"), 10)]);
        await story.ObjectAsync(1, "shipping", EventAction.Observe, 1, classes: [Of(Lot("L"), 5)]);
        await story.ObjectAsync(2, "shipping", EventAction.Observe, 1, classes: [Of(Lot("L"), 5)]);
        await story.ObjectAsync(5, "receiving", EventAction.Observe, 2, classes: [Of(Lot("L"), 5)]);
        await story.ObjectAsync(6, "receiving", EventAction.Observe, 3, classes: [Of(Lot("L"), 5)]);

        var graph = await story.WalkAsync(Lot("L"));
        Assert.Empty(graph.Gaps);
        Assert.Equal([At(2), At(3)], graph.Edges.Select(e => e.To));
    }

    [Fact]
    public async Task A_walk_asks_the_store_twice_a_round()
    {
        for (var i = 0; i < 5; i++)
        {
            await story.TransformAsync(i, inputs: [Item($"S{i}")], outputs: [Item($"S{i + 1}")]);
        }

        await story.WalkAsync(Item("S5"), TraceDirection.Up);
        Assert.InRange(((MemoryEventStore)story.Store).Questions, 6, 12);
    }

    [Theory]
    [InlineData("urn:epc:id:sgtin:8930001.012345.S1", "https://id.gs1.org/01/08930001123458/21/S1")]
    [InlineData("https://truyxuat.example/01/08930001123458/10/L1/21/S1?17=261231", "https://id.gs1.org/01/08930001123458/21/S1|https://id.gs1.org/01/08930001123458/10/L1")]
    [InlineData("(01)08930001123458(10)L1", "https://id.gs1.org/01/08930001123458/10/L1")]
    [InlineData("]C1010893000112345810L1", "https://id.gs1.org/01/08930001123458/10/L1")]
    [InlineData("8930001123458 L1", "https://id.gs1.org/01/08930001123458/10/L1")]
    [InlineData("08930001123458", "https://id.gs1.org/01/08930001123458")]
    [InlineData("urn:example:thing:7", "urn:example:thing:7")]
    [InlineData("08930001123459", "")]
    [InlineData("urn:epc:id:sgtin:89.1.S1", "")]
    [InlineData("https://id.gs1.org/01/08930001123459/21/S1", "")]
    [InlineData("<script>", "")]
    [InlineData("", "")]
    public void What_people_type_is_read(string typed, string expected) => Assert.Equal(expected, string.Join('|', StartIdentifiers.Read(typed)));

    private sealed class Only(LineageId owner) : IEventJudge
    {
        public bool SeesAll => false;

        public bool Sees(StoredEvent what) => what.Owner == owner;
    }
}
