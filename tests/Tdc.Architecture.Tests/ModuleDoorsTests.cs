using Tdc.Metrology;
using Tdc.Plan;
using Tdc.Platform;
using Tdc.Productivity;
using Tdc.Traceability;

namespace Tdc.Architecture.Tests;

public sealed class ModuleDoorsTests
{
    [Fact]
    public void A_module_shows_only_its_front_door_its_pages_and_its_ids() =>
        Assert.Empty(ModuleDoors.TooPublic([.. typeof(PlanModule).Assembly.GetTypes(), .. typeof(TraceabilityModule).Assembly.GetTypes(), .. typeof(ProductivityModule).Assembly.GetTypes(), .. typeof(MetrologyModule).Assembly.GetTypes()]));

    [Fact]
    public void Types_are_named_by_the_field() =>
        Assert.Empty(ModuleDoors.BadNames([.. typeof(PlatformModule).Assembly.GetTypes(), .. typeof(PlanModule).Assembly.GetTypes(), .. typeof(TraceabilityModule).Assembly.GetTypes(), .. typeof(ProductivityModule).Assembly.GetTypes(), .. typeof(MetrologyModule).Assembly.GetTypes()]));

    [Fact]
    public void A_made_violation_is_found()
    {
        Assert.Single(ModuleDoors.TooPublic([typeof(Made.StockManager)]));
        Assert.Single(ModuleDoors.BadNames([typeof(Made.StockManager)]));
    }

    /// <summary>Holds a type that breaks both rules.</summary>
    public static class Made
    {
        public sealed class StockManager;
    }
}
