namespace Tdc.Uncertainty.Tests;

public sealed class UncertaintyExceptionTests
{
    [Fact]
    public void A_fault_names_its_subject_and_place()
    {
        var fault = new UncertaintyException(UncertaintyFault.UnknownName, "dmX", 4, "The name 'dmX' is unknown.");

        Assert.Equal(("dmX", 4, UncertaintyFault.UnknownName), (fault.Subject, fault.Place, fault.Fault));
    }
}
