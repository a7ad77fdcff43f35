using Microsoft.AspNetCore.Components;
using Tdc.Host.Serving;
using Tdc.Metrology;
using Tdc.Plan;
using Tdc.Platform.Pages;
using Tdc.Productivity;
using Tdc.Traceability;

namespace Tdc.Architecture.Tests;

/// <summary>Pages and parts draw when they have read everything (decision 0007).</summary>
public sealed class ComponentTests
{
    private static readonly Type[] assemblies = [typeof(WholeComponent), typeof(PlanModule), typeof(TraceabilityModule), typeof(ProductivityModule), typeof(MetrologyModule), typeof(TdcHost)];

    /// <summary>Every component is a <see cref="WholeComponent"/>; the layout alone may draw its frame before.</summary>
    [Fact]
    public void Components_draw_after_they_have_read()
    {
        var components = assemblies.SelectMany(t => t.Assembly.GetTypes()).Where(t => typeof(IComponent).IsAssignableFrom(t) && !t.IsAbstract).ToList();
        var early = components.Where(t => !typeof(WholeComponent).IsAssignableFrom(t) && !typeof(LayoutComponentBase).IsAssignableFrom(t)).Select(t => t.FullName);

        Assert.True(components.Count > 200, $"only {components.Count} components found");
        Assert.Empty(early);
    }
}
