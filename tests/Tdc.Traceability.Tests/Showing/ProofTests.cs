using Tdc.Traceability.Domain.Showing;

namespace Tdc.Traceability.Tests.Showing;

public sealed class ProofTests
{
    // registered, events, sources, handovers, checks, logged, gaps, origin → level, logged, must be proven, must be unproven
    public static TheoryData<bool, int, int, int, int, int, bool, string, bool, string, string> Cases { get; } = new()
    {
        { false, 0, 0, 0, 0, 0, false, "Unknown", false, "", "known events item" },
        { true, 0, 0, 0, 0, 0, false, "Registered", false, "registered no-recall", "events item" },
        { true, 3, 0, 0, 0, 0, true, "SelfDeclared", false, "origin recorded registered no-recall", "second-party log check item" },
        { false, 1, 0, 0, 1, 0, false, "SelfDeclared", true, "recorded logged", "second-party origin check item" },
        { true, 4, 1, 0, 4, 2, true, "TwoParties", true, "confirmed origin recorded logged registered no-recall", "gaps check item" },
        { true, 4, 1, 0, 3, 0, true, "TwoParties", false, "confirmed origin recorded registered no-recall", "log check item" },
        { true, 4, 0, 1, 4, 0, true, "Authority", true, "checked origin recorded logged registered no-recall", "item" },
        { true, 0, 1, 1, 5, 0, false, "Registered", false, "registered no-recall", "events item" }, // made: a check without an event proves nothing
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_first_line_says_what_is_proven_and_what_is_not(
        bool registered, int events, int handovers, int checks, int logged, int gaps, bool origin, string level, bool isLogged, string proven, string unproven)
    {
        var proof = Proof.Of(new()
        {
            IsRegistered = registered,
            Events = events,
            Handovers = handovers,
            Checks = checks,
            Logged = logged,
            Gaps = gaps,
            HasOrigin = origin,
        });
        Assert.Equal(level, proof.Level.ToString());
        Assert.Equal(isLogged, proof.IsLogged);
        Assert.Equal(proven, string.Join(' ', proof.Proven));
        Assert.Equal(unproven, string.Join(' ', proof.Unproven));
    }

    [Fact]
    public void A_recall_takes_no_recall_out_of_what_is_proven_and_leaves_the_level()
    {
        var facts = new ProofFacts { IsRegistered = true, Events = 2, Handovers = 1 };
        var (before, after) = (Proof.Of(facts), Proof.Of(facts with { IsRecalled = true }));
        Assert.Contains("no-recall", before.Proven);
        Assert.DoesNotContain("no-recall", after.Proven);
        Assert.Equal(before.Level, after.Level);
    }

    [Fact]
    public void The_prefix_893_is_never_told_as_made_in_Viet_Nam_unless_the_origin_is_recorded()
    {
        Assert.Contains("made-in-vietnam", Proof.Of(new() { IsRegistered = true, IsVietnamesePrefix = true }).Unproven);
        Assert.DoesNotContain("made-in-vietnam", Proof.Of(new() { IsRegistered = true, Events = 1, HasOrigin = true, IsVietnamesePrefix = true }).Unproven);
    }

    [Fact]
    public void No_code_ever_proves_the_item_in_the_hand() =>
        Assert.All(Cases, c => Assert.EndsWith("item", (string)((ITheoryDataRow)c).GetData()[10]!, StringComparison.Ordinal));
}
