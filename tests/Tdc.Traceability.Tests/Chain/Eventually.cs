namespace Tdc.Traceability.Tests.Chain;

/// <summary>Waits for work that goes on beside the test.</summary>
internal static class Eventually
{
    public static async Task Async(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await isSo())
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("It did not come about within half a minute.");
    }
}
