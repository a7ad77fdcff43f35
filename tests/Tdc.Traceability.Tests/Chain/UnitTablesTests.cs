using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Domain.Units;

namespace Tdc.Traceability.Tests.Chain;

/// <summary>Goods are counted in decimal by a short table, readings of sensors are compared in binary by a long one: where both know a unit they must agree.</summary>
public sealed class UnitTablesTests
{
    [Fact]
    public void The_two_tables_of_units_convert_alike()
    {
        var shared = UnitOfMeasure.All.Where(u => Units.Find(u.Code) is not null).Select(u => u.Code).Order(StringComparer.Ordinal).ToList();
        Assert.True(shared.Count > 20, $"{shared.Count} units are in both tables");
        Assert.All(shared.SelectMany(from => shared.Select(to => (from, to))), pair =>
        {
            if (!Units.TryConvert(1, pair.from, pair.to, out var goods))
            {
                return;
            }

            var reading = UnitOfMeasure.Convert(1, pair.from, pair.to);
            Assert.NotNull(reading);
            Assert.True(Math.Abs(((double)goods / reading.Value) - 1) < 1e-9, $"1 {pair.from} is {goods} and {reading} {pair.to}");
        });
    }
}
