using Tdc.Testing;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Tests.Events;

public sealed class CaptureLoadTests
{
    private readonly TestClock clock = new();

    [Fact]
    public void Events_come_in_masses_while_more_than_two_hundred_came_within_a_second()
    {
        var load = new CaptureLoad(clock);
        load.Note(200);
        Assert.False(load.IsMass);
        clock.Now += TimeSpan.FromMilliseconds(600);
        load.Note(1);
        Assert.True(load.IsMass);
        clock.Now += TimeSpan.FromMilliseconds(500);
        Assert.False(load.IsMass); // the first two hundred are past
    }

    [Fact]
    public void Work_gives_way_to_masses_and_no_longer_than_it_may_lag()
    {
        var load = new CaptureLoad(clock);
        var way = new GivingWay(load, TimeSpan.FromSeconds(10));
        Assert.False(way.MayBegin(false));
        load.Note(500);
        Assert.False(way.MayBegin(true));
        for (var second = 0; second < 11; second++)
        {
            clock.Now += TimeSpan.FromSeconds(1);
            load.Note(500);
        }

        Assert.True(way.MayBegin(true));
        Assert.False(way.Yields);
        Assert.False(way.MayBegin(false)); // all done: the next lag begins anew
        Assert.False(way.MayBegin(true));
        clock.Now += TimeSpan.FromSeconds(2);
        Assert.True(way.MayBegin(true));
    }
}
